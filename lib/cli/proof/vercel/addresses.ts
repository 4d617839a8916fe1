/** Names that no DNS knows (RFC 2606): of the deployment, and of Smartpay's checkout. */
export const shopOrigin = 'https://shop.teiki.test'
export const checkoutOrigin = 'https://checkout.teiki.test'
