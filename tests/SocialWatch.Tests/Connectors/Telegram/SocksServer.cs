using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocialWatch.Tests.Connectors.Telegram;

/// <summary>A SOCKS5 server on loopback that asks for a name and a password and joins the two ends.</summary>
internal sealed class SocksServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public SocksServer()
    {
        _listener.Start();
        _loop = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>"name:password → host:port" of every connection.</summary>
    public ConcurrentQueue<string> Joined { get; } = new();

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
            var stream = client.GetStream();
            var methods = await ReadAsync(stream, (await ReadAsync(stream, 2))[1]);
            Assert.Contains((byte)2, methods);
            await stream.WriteAsync(new byte[] { 5, 2 }, _stop.Token);
            var name = Encoding.UTF8.GetString(await ReadAsync(stream, (await ReadAsync(stream, 2))[1]));
            var password = Encoding.UTF8.GetString(await ReadAsync(stream, (await ReadAsync(stream, 1))[0]));
            await stream.WriteAsync(new byte[] { 1, 0 }, _stop.Token);
            var wish = await ReadAsync(stream, 4);
            var host = wish[3] == 1 ? new IPAddress(await ReadAsync(stream, 4)).ToString() : Encoding.ASCII.GetString(await ReadAsync(stream, (await ReadAsync(stream, 1))[0]));
            var port = await ReadAsync(stream, 2);
            var number = (port[0] << 8) | port[1];
            Joined.Enqueue($"{name}:{password} → {host}:{number}");
            using var other = new TcpClient();
            await other.ConnectAsync(host, number, _stop.Token);
            await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 }, _stop.Token);
            await Task.WhenAny(stream.CopyToAsync(other.GetStream(), _stop.Token), other.GetStream().CopyToAsync(stream, _stop.Token));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // One end went away.
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream, int length)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, _stop.Token);
        return bytes;
    }
}
