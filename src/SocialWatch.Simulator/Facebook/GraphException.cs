namespace SocialWatch.Simulator.Facebook;

/// <summary>Carries an error out of the middle of writing a nested answer; caught by <see cref="GraphApi"/> only.</summary>
internal sealed class GraphException(GraphError error) : Exception(error.Message)
{
    public GraphError Error { get; } = error;
}
