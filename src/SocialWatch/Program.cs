using SocialWatch.Commands;

return await CommandLineRoot.RunAsync(args);
