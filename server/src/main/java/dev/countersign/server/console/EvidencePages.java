package dev.countersign.server.console;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.evidence.EvidenceDesk;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.trace.TraceDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Bundles of evidence, for whoever oversees: they hold the journal from its first entry on. */
@Controller
public final class EvidencePages {
  private final EvidenceDesk desk;
  private final TraceDesk traces;

  /** Pages over that desk. */
  public EvidencePages(EvidenceDesk desk, TraceDesk traces) {
    this.desk = desk;
    this.traces = traces;
  }

  /**
   * Makes one of a trace, and gives it.
   *
   * @throws UnreadableInput where there is no result, or another one is being made
   */
  @GetMapping("/traces/{id}/evidence.zip")
  public void trace(SignedIn who, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    if (traces.store().find(id).isEmpty()) {
      throw new NoSuchPage("There is no trace under this address.");
    }
    desk.make(
        id,
        who.getName(),
        bundle -> {
          response.setContentType("application/zip");
          response.setContentLengthLong(Files.size(bundle));
          response.setHeader(
              "Content-Disposition",
              "attachment; filename=\"evidence-" + id.toString().substring(0, 8) + ".zip\"");
          Files.copy(bundle, response.getOutputStream());
        });
  }
}
