package dev.countersign.server.console;

import dev.countersign.drill.written.TemplateFile;
import dev.countersign.drill.written.UnreadableTemplate;
import dev.countersign.model.json.Json;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.server.console.DrillPages.TemplateView;
import dev.countersign.server.drill.OwnTemplate;
import dev.countersign.server.drill.TemplateDesk;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Exercises that the company writes itself. */
@Controller
public final class TemplatePages {
  private final TemplateDesk desk;
  private final Requesters requesters;
  private final Pages pages;

  /** Pages over that desk. */
  public TemplatePages(TemplateDesk desk, Requesters requesters, Pages pages) {
    this.desk = desk;
    this.requesters = requesters;
    this.pages = pages;
  }

  /**
   * One that the company wrote.
   *
   * @param added who added it when
   * @param withdrawn when it was; empty while it may be sent
   */
  public record Line(
      TemplateView view, String source, String sha256, String added, String withdrawn) {}

  /** All of them, and a place to write another. */
  @GetMapping("/drills/templates")
  public ResponseEntity<byte[]> all() {
    return pages.page(
        HttpStatus.OK,
        "drill-templates",
        Map.of(
            "own",
            desk.store().own().stream().map(this::line).toList(),
            "example",
            TemplateFile.example()));
  }

  private Line line(OwnTemplate one) {
    return new Line(
        TemplateView.of(one.template()),
        one.source(),
        one.sha256(),
        requesters.name(one.addedBy()) + ", " + Moments.of(one.addedAt()),
        one.withdrawnAt() == null ? "" : Moments.of(one.withdrawnAt()));
  }

  /** Says what is wrong in one, or how it looks. Nothing is kept. */
  @PostMapping("/drills/templates/try")
  public ResponseEntity<byte[]> look(@RequestParam(defaultValue = "") String document) {
    List<Mistake> mistakes = List.of();
    @Nullable TemplateView view = null;
    try {
      view = TemplateView.of(TemplateFile.read(lines(document)));
    } catch (UnreadableTemplate e) {
      mistakes = e.mistakes();
    }
    Map<String, Object> values = new HashMap<>();
    values.put("mistakes", mistakes.stream().map(Mistake::toString).toList());
    values.put("view", view);
    return pages.part(HttpStatus.OK, "part/drill-template-answer", values);
  }

  /** Adds one. */
  @PostMapping("/drills/templates")
  public ResponseEntity<byte[]> add(
      SignedIn who, @RequestParam(defaultValue = "") String document) {
    desk.add(lines(document), who.getName());
    return done();
  }

  /** Withdraws one. */
  @PostMapping("/drills/templates/{id}/withdraw")
  public ResponseEntity<byte[]> withdraw(SignedIn who, @PathVariable String id) {
    desk.withdraw(id, who.getName());
    return done();
  }

  private static ResponseEntity<byte[]> done() {
    return JsonBody.ok(Json.object().put("location", "/drills/templates"));
  }

  private static String lines(String document) {
    return document.replace("\r\n", "\n");
  }
}
