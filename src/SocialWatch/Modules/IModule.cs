namespace SocialWatch.Modules;

/// <summary>
/// A part that registers itself: a connector, a sink. Found by scanning this assembly, in ordinal order of <see cref="Id"/>; adding one edits nothing else.
/// </summary>
internal interface IModule
{
    /// <summary>Explicit and unique, e.g. <c>connector/facebook</c>, <c>sink/telegram</c>; never a type name.</summary>
    string Id { get; }

    /// <summary>Whether the settings turn it on; an off module constructs nothing.</summary>
    bool IsOn(IConfiguration settings);

    /// <summary>Registers services and options; options are validated at start.</summary>
    void Register(IServiceCollection services, IConfiguration settings);
}
