using SocialWatch.Cases;
using SocialWatch.Storage;

namespace SocialWatch.Answers;

/// <summary>
/// The approved holding statement of an open hot spot, which answers cases of its topic and unit until more is known (DESIGN 6.2). The area of hot spots fulfils it. Thread-safe.
/// </summary>
public interface IHoldingStatements
{
    /// <summary>The statements that fit a case, the nearest hot spot first; empty when there is none.</summary>
    ValueTask<IReadOnlyList<HoldingStatement>> ForAsync(IReadSession session, Case value, CancellationToken cancellationToken);
}

/// <summary>An approved sentence to hold the line with.</summary>
/// <param name="HotSpot">E.g. <c>H3</c>.</param>
/// <param name="Text">As members will read it.</param>
public sealed record HoldingStatement(string HotSpot, string Text);
