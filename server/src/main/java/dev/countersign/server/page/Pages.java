package dev.countersign.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Fills the templates of {@code src/main/jte}, which are compiled with the server. */
public final class Pages {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final InstantSource clock;
  private final Glance glance;

  /**
   * Pages that tell the time by that clock.
   *
   * @param glance what stands on all of them
   */
  public Pages(InstantSource clock, Glance glance) {
    this.clock = clock;
    this.glance = glance;
  }

  /** A page of that name; it also gets the {@link Viewer} as {@code viewer}. */
  public ResponseEntity<byte[]> page(
      HttpStatusCode status, String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    // What tells of a fault asks for nothing more.
    all.put(
        "viewer",
        Viewer.current(
            clock.instant(), status.is5xxServerError() ? who -> Glance.Seen.NOTHING : glance));
    return part(status, template, all);
  }

  /** A part of a page, for htmx. */
  public ResponseEntity<byte[]> part(
      HttpStatusCode status, String template, Map<String, Object> values) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template + ".jte", values, output);
    return ResponseEntity.status(status).contentType(HTML).body(output.toByteArray());
  }
}
