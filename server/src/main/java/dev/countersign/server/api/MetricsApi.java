package dev.countersign.server.api;

import dev.countersign.server.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/metrics}: what is measured, for Prometheus. */
@RestController
public final class MetricsApi {
  private final Metrics metrics;

  /** An API before those. */
  public MetricsApi(Metrics metrics) {
    this.metrics = metrics;
  }

  /** All of it. */
  @GetMapping("/api/v1/metrics")
  public ResponseEntity<byte[]> all() {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .body(metrics.text().getBytes(StandardCharsets.UTF_8));
  }
}
