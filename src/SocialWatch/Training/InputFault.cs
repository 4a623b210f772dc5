namespace SocialWatch.Training;

/// <summary>What is wrong with a row of an input file.</summary>
/// <param name="File">As it was named.</param>
/// <param name="Line">From 1; 0 = the file as a whole.</param>
/// <param name="Field">The field; empty = the row as a whole.</param>
/// <param name="Reason">The last part of a text key: <c>data.reason.*</c>.</param>
internal sealed record InputFault(string File, int Line, string Field, string Reason);
