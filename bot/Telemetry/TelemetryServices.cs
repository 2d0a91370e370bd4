using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SupportBot.Knowledge.Llm;

namespace SupportBot.Bot.Telemetry;

/// <summary>Sends measurements and spans over OTLP where an endpoint is set; measures for nobody otherwise.</summary>
public static class TelemetryServices
{
    /// <summary>Address of a collector, for example <c>http://localhost:4317</c>; none is off. The standard variable is read too.</summary>
    public const string Setting = "Telemetry:OtlpEndpoint";

    private const string StandardSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The endpoint is no http address.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if ((configuration[Setting] ?? configuration[StandardSetting]) is not { Length: > 0 } endpoint) return services;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !address.Scheme.StartsWith("http", StringComparison.Ordinal))
            throw new Microsoft.Extensions.Options.OptionsValidationException(Setting, typeof(TelemetryServices), [$"{Setting} must be an http address of a collector."]);
        services.AddOpenTelemetry()
            .UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.Grpc, address)
            .WithMetrics(static metrics => metrics
                .AddMeter(TelemetryNames.Bot, ModelMeter.Name)
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation())
            .WithTracing(static spans => spans
                .AddSource(TelemetryNames.Bot)
                // The address of a file is what opens it: it leaves in no span.
                .AddAspNetCoreInstrumentation(static o => o.Filter = static http => !http.Request.Path.StartsWithSegments("/files", StringComparison.OrdinalIgnoreCase))
                .AddHttpClientInstrumentation());
        return services;
    }
}
