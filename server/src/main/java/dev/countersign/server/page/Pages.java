package dev.countersign.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Fills the templates of {@code src/main/jte}, which are compiled with the server. */
public final class Pages {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** A page of that name. */
  public ResponseEntity<byte[]> page(
      HttpStatusCode status, String template, Map<String, Object> values) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template + ".jte", values, output);
    return ResponseEntity.status(status).contentType(HTML).body(output.toByteArray());
  }
}
