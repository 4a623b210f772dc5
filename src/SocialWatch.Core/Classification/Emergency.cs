namespace SocialWatch.Classification;

/// <summary>Something that cannot wait (DESIGN 6.3, level 3).</summary>
/// <param name="Kind">food_poisoning, accident, death, fire, explosion, collapse, gas, suicide, violence, harassment, health or minors.</param>
/// <param name="Restricted">Only the duty officer may see it, privately.</param>
public sealed record Emergency(string Kind, bool Restricted);
