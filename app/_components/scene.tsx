/** The landscape at the foot of a page. */
export function Scene() {
  return (
    <picture>
      <source media="(prefers-color-scheme: dark)" srcSet="/landscape-night.svg" />
      <img className="scene" src="/landscape.svg" alt="" width="1920" height="840" loading="lazy" />
    </picture>
  )
}
