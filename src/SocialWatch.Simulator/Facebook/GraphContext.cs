using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>What writing one answer needs: the world, the instant, and the call with the token it came with.</summary>
internal sealed record GraphContext(GraphWorld World, DateTimeOffset Now, Call Call, string Token);
