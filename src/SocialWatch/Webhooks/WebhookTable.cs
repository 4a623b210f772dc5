using SocialWatch.Channels;

namespace SocialWatch.Webhooks;

/// <summary>The webhooks by id; two with one id stop the program, with both types in the message. Thread-safe.</summary>
internal sealed class WebhookTable
{
    private readonly Dictionary<string, IWebhook> _hooks = new(StringComparer.Ordinal);

    public WebhookTable(IEnumerable<IWebhook> hooks)
    {
        foreach (var hook in hooks)
        {
            if (!_hooks.TryAdd(hook.Id, hook))
            {
                throw new InvalidOperationException($"Two webhooks call themselves '{hook.Id}': {_hooks[hook.Id].GetType().Name} and {hook.GetType().Name}.");
            }
        }
    }

    public IWebhook? Find(string id) => _hooks.GetValueOrDefault(id);
}
