package dev.countersign.server.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spans sent over OTLP (OpenTelemetry Protocol 1.x, protobuf over HTTP). Whoever asks cannot have a
 * request left out: all are told, whatever the flags of a traceparent say.
 */
public final class OtlpTracing implements Tracing {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String NAME = "traceparent";

  private static final TextMapGetter<String> HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
          return NAME.equals(key) ? carrier : null;
        }
      };

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /** To that place. */
  public OtlpTracing(OtlpPlace place) {
    URI url = place.url();
    this.provider =
        SdkTracerProvider.builder()
            .setSampler(Sampler.alwaysOn())
            .setResource(
                Resource.create(
                    Attributes.of(AttributeKey.stringKey("service.name"), "countersign")))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(url.toString())
                            .setTimeout(PATIENCE)
                            .build())
                    .setScheduleDelay(PAUSE)
                    .build())
            .build();
    this.tracer = provider.get("dev.countersign");
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public Span begin(String name, Kind kind, String parent, @Nullable Instant since) {
    Context from = W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, HEADER);
    SpanBuilder builder =
        tracer.spanBuilder(name).setParent(from).setSpanKind(SpanKind.valueOf(kind.name()));
    if (since != null) {
      builder.setStartTimestamp(since);
    }
    return new Told(builder.startSpan());
  }

  @Override
  public String current() {
    return traceparent(io.opentelemetry.api.trace.Span.current().getSpanContext());
  }

  private static String traceparent(SpanContext at) {
    return at.isValid()
        ? "00-" + at.getTraceId() + "-" + at.getSpanId() + "-" + at.getTraceFlags().asHex()
        : "";
  }

  @Override
  public void close() {
    provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private record Told(io.opentelemetry.api.trace.Span span) implements Span {
    @Override
    public Span note(String name, String value) {
      span.setAttribute(name, value);
      return this;
    }

    @Override
    public Span failed() {
      span.setStatus(StatusCode.ERROR);
      return this;
    }

    @Override
    public String traceparent() {
      return OtlpTracing.traceparent(span.getSpanContext());
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // whoever asked closes it
    public Scope within() {
      io.opentelemetry.context.Scope scope = span.makeCurrent();
      return scope::close;
    }

    @Override
    public void end() {
      span.end();
    }
  }
}
