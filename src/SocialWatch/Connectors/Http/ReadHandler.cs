using Polly;
using Polly.Retry;
using Polly.Timeout;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Http;

/// <summary>
/// The one retry owner of reads (DESIGN 3): a GET that got no answer, or a bare 5xx, is asked at most <see cref="ReadOptions.Retries"/> times more.
/// An answer that speaks JSON has a meaning and is never repeated here; a POST never is. The body is read inside the try, so that a cut
/// connection, a slow body and an oversized one are seen here too. Thread-safe.
/// </summary>
internal sealed class ReadHandler : DelegatingHandler
{
    private readonly ReadOptions _options;
    private readonly ResiliencePipeline<HttpResponseMessage> _reads;
    private readonly ResiliencePipeline<HttpResponseMessage> _sends;

    public ReadHandler(ReadOptions options, TimeProvider time)
    {
        _options = options;
        _sends = Builder(time).AddTimeout(options.Timeout).Build();
        _reads = options.Retries == 0 ? _sends : Builder(time)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => args.Outcome switch
                {
                    { Exception: HttpRequestException or IOException or TimeoutRejectedException } => PredicateResult.True(),
                    { Result: { } response } => WithoutMeaningAsync(response, args.Context.CancellationToken),
                    _ => PredicateResult.False(),
                },
            })
            .AddTimeout(options.Timeout)
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pipeline = request.Method == HttpMethod.Get ? _reads : _sends;
        try
        {
            return await pipeline.ExecuteAsync(async token => await OnceAsync(request, token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            // Told in the words of the base library; the inner exception may name the address.
            throw new TimeoutException("no answer in time");
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(_options.MaxBytes, cancellationToken);
            return response;
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            response.Dispose();
            throw new SourceFaultException(new(FaultKind.Malformed, "http:too_large"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>A 5xx whose body is no JSON object; the body is already in memory.</summary>
    private static async ValueTask<bool> WithoutMeaningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode < 500)
        {
            return false;
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is not [(byte)'{', ..];
    }

    private static ResiliencePipelineBuilder<HttpResponseMessage> Builder(TimeProvider time) => new() { TimeProvider = time };
}
