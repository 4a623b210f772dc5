using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocialWatch.Tests.Kit;

/// <summary>A letter as the server took it: the envelope and the raw lines.</summary>
internal sealed record SmtpLetter(string From, string To, string Data)
{
    /// <summary>A header, unfolded and still encoded; null when absent.</summary>
    public string? Header(string name)
    {
        var head = Data[..Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
        return head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
    }

    /// <summary>The subject in words.</summary>
    public string Subject => string.Concat((Header("Subject") ?? "").Split(' ').Select(Word));

    /// <summary>The text, from base64.</summary>
    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Data[(Data.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal)));

    private static string Word(string word)
    {
        var parts = word.Split('?');
        return parts.Length < 5 ? word
            : parts[2] is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[3]))
            : Uri.UnescapeDataString(parts[3].Replace('_', ' ').Replace('=', '%'));
    }
}

/// <summary>
/// An SMTP server on loopback that keeps what it is given. A verb may be told to answer something else, or (an empty answer) to hang up; "*" as the
/// greeting's name. Knows AUTH LOGIN.
/// </summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public SmtpServer()
    {
        _listener.Start();
        _loop = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<SmtpLetter> Letters { get; } = new();

    /// <summary>Verb (EHLO, AUTH, MAIL, RCPT, DATA, END for the final dot) → answer.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    /// <summary>A refusal of a letter is given once only.</summary>
    public bool Once { get; set; }

    /// <summary>What AUTH LOGIN was given, <c>user/password</c>.</summary>
    public string? Login { get; private set; }

    /// <summary>Takes a connection and then says nothing.</summary>
    public bool Silent { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            if (Silent)
            {
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }

            await TalkAsync(reader, writer);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side went away.
        }
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer)
    {
        var (from, to) = ("", "");
        await writer.WriteLineAsync("220 tests");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            var answer = Answers.GetValueOrDefault(verb) ?? verb switch
            {
                "EHLO" => "250-tests\r\n250 AUTH LOGIN",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if (answer.Length == 0)
            {
                return;
            }

            if (verb == "AUTH" && !Answers.ContainsKey(verb))
            {
                var user = line.Split(' ') is [_, _, var first] ? first : await AskAsync(reader, writer, "334 VXNlcm5hbWU6");
                var password = await AskAsync(reader, writer, "334 UGFzc3dvcmQ6");
                Login = $"{Plain(user)}/{Plain(password)}";
                answer = "235 welcome";
            }

            from = verb == "MAIL" ? Address(line) : from;
            to = verb == "RCPT" ? Address(line) : to;
            await writer.WriteLineAsync(answer);
            if (verb == "DATA" && answer.StartsWith("354", StringComparison.Ordinal))
            {
                var letter = new SmtpLetter(from, to, await DataAsync(reader));
                var end = Answers.GetValueOrDefault("END") ?? "250 taken";
                if (end.Length == 0)
                {
                    return;
                }

                if (Once)
                {
                    Answers.TryRemove("END", out _);
                }

                if (end.StartsWith('2'))
                {
                    Letters.Enqueue(letter);
                }

                await writer.WriteLineAsync(end);
            }
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return data.ToString();
    }

    private async Task<string> AskAsync(StreamReader reader, StreamWriter writer, string question)
    {
        await writer.WriteLineAsync(question);
        return await reader.ReadLineAsync(_stop.Token) ?? "";
    }

    private static string Plain(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
