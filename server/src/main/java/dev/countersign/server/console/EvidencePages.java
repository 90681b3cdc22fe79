package dev.countersign.server.console;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.cases.Case;
import dev.countersign.server.cases.CaseStore;
import dev.countersign.server.evidence.EvidenceDesk;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.trace.TraceDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Bundles of evidence, for whoever oversees: they hold the journal from its first entry on. */
@Controller
public final class EvidencePages {
  private final EvidenceDesk desk;
  private final TraceDesk traces;
  private final CaseStore cases;

  /** Pages over that desk. */
  public EvidencePages(EvidenceDesk desk, TraceDesk traces, CaseStore cases) {
    this.desk = desk;
    this.traces = traces;
    this.cases = cases;
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
    desk.ofTrace(id, who.getName(), bundle -> give(bundle, id, response));
  }

  /**
   * Makes one of a case, and gives it. What people reported goes in for security alone.
   *
   * @throws UnreadableInput where another one is being made
   */
  @GetMapping("/cases/{id}/evidence.zip")
  public void ofCase(SignedIn who, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    Case one = cases.find(id).orElseThrow(() -> new NoSuchPage("There is no such case."));
    if (one.isAbout(who.getName())) {
      throw new UnreadableInput("The case is about you; somebody else makes a bundle of it");
    }
    desk.ofCase(
        one,
        who.person().hasAny(Role.SECURITY),
        who.getName(),
        bundle -> give(bundle, id, response));
  }

  private static void give(Path bundle, UUID id, HttpServletResponse response) throws IOException {
    response.setContentType("application/zip");
    response.setContentLengthLong(Files.size(bundle));
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"evidence-" + id.toString().substring(0, 8) + ".zip\"");
    Files.copy(bundle, response.getOutputStream());
  }
}
