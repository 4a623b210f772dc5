using System.Collections.Immutable;
using System.Reflection;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Notify;

/// <summary>A store in memory that knows the outbox and the facts; any other verb is a mistake of the test. A write is all or nothing.</summary>
internal sealed class OutboxStore : IStore
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile Contents _state = new([], ImmutableDictionary<string, string>.Empty);

    public string Engine => "memory";

    /// <summary>Called with the rows of a write before it is committed; throws to refuse it.</summary>
    public Action<IReadOnlyList<OutboxRow>>? BeforeCommit { get; set; }

    public IReadOnlyList<OutboxRow> Rows => _state.Rows;

    public IReadOnlyDictionary<string, string> Facts => _state.Facts;

    public OutboxRow Row(string id) => Rows.Single(r => r.Id == id);

    public void Add(params OutboxRow[] rows) => _state = _state with { Rows = _state.Rows.AddRange(rows) };

    public void Put(OutboxRow row) => _state = _state with { Rows = _state.Rows.Replace(Row(row.Id), row) };

    public async ValueTask<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            var session = DispatchProxy.Create<IWriteSession, Session>();
            ((Session)(object)session).State = _state;
            var result = await work(session, cancellationToken);
            BeforeCommit?.Invoke(((Session)(object)session).State.Rows);
            _state = ((Session)(object)session).State;
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public async ValueTask<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var session = DispatchProxy.Create<IWriteSession, Session>();
        ((Session)(object)session).State = _state;
        return await work(session, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    internal sealed record Contents(ImmutableList<OutboxRow> Rows, ImmutableDictionary<string, string> Facts);

    internal class Session : DispatchProxy
    {
        public Contents State { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IOutboxQueries.ToSendAsync) => ValueTask.FromResult<IReadOnlyList<OutboxRow>>(
            [
                .. State.Rows.Where(r => r.State == OutboxState.Sending || (r.State == OutboxState.Queued && r.NotBefore <= (DateTimeOffset)args![0]!))
                    .OrderBy(r => r.Level >= 3 ? 0 : 1).ThenBy(r => r.CreatedAt).Take((int)args![1]!),
            ]),
            nameof(IOutboxQueries.NextSendAsync) => ValueTask.FromResult(
                State.Rows.Where(r => r.State == OutboxState.Queued).Select(r => (DateTimeOffset?)r.NotBefore).Min()),
            nameof(IOutboxWrites.UpdateOutboxAsync) => Update((OutboxRow)args![0]!),
            nameof(IAlertDeskWrites.DeliveredAsync) => ValueTask.CompletedTask,
            nameof(IMetaQueries.FactAsync) => ValueTask.FromResult(State.Facts.GetValueOrDefault((string)args![0]!)),
            nameof(IMetaWrites.SetFactAsync) => SetFact((string)args![0]!, (string)args[1]!),
            _ => throw new NotSupportedException(targetMethod.Name),
        };

        private ValueTask Update(OutboxRow row)
        {
            State = State with { Rows = State.Rows.Replace(State.Rows.Single(r => r.Id == row.Id), row) };
            return ValueTask.CompletedTask;
        }

        private ValueTask SetFact(string name, string value)
        {
            State = State with { Facts = State.Facts.SetItem(name, value) };
            return ValueTask.CompletedTask;
        }
    }
}
