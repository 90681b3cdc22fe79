package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Playbook;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.response.playbook.UnreadablePlaybook;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.server.cases.PlaybookDesk;
import dev.countersign.server.cases.PlaybookStore;
import dev.countersign.server.cases.PlaybookStore.Version;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import java.util.Arrays;
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

/** Which decisions cases ask for, and a place to change that. */
@Controller
public final class PlaybookPages {
  private final PlaybookDesk desk;
  private final Requesters requesters;
  private final Pages pages;

  /** Pages over that desk. */
  public PlaybookPages(PlaybookDesk desk, Requesters requesters, Pages pages) {
    this.desk = desk;
    this.requesters = requesters;
    this.pages = pages;
  }

  /**
   * The playbook in force for a kind.
   *
   * @param number {@link PlaybookStore#SHIPPED} for the one that is shipped
   */
  public record Line(String kind, String title, String about, int tasks, int number) {}

  /** A version of the company's own. */
  public record Kept(int number, String kept, String withdrawn, String sha256) {}

  /** One for each kind of case. */
  @GetMapping("/cases/playbooks")
  public ResponseEntity<byte[]> all() {
    return pages.page(
        HttpStatus.OK,
        "playbooks",
        Map.of("lines", Arrays.stream(CaseKind.values()).map(this::line).toList()));
  }

  private Line line(CaseKind kind) {
    int number = desk.store().inForce(kind);
    Playbook playbook = desk.store().of(kind, number);
    return new Line(kind.word(), kind.title(), playbook.about(), playbook.tasks().size(), number);
  }

  /** The one of a kind. */
  @GetMapping("/cases/playbooks/{kind}")
  public ResponseEntity<byte[]> one(@PathVariable("kind") String word) {
    CaseKind kind = kind(word);
    int number = desk.store().inForce(kind);
    List<Version> versions = desk.store().versions(kind);
    Map<String, Object> values = new HashMap<>();
    values.put("line", line(kind));
    values.put("playbook", desk.store().of(kind, number));
    values.put("versions", versions.stream().map(this::kept).toList());
    values.put(
        "document",
        versions.stream()
            .filter(one -> one.number() == number)
            .map(Version::source)
            .findFirst()
            .orElseGet(() -> Playbooks.text(kind)));
    return pages.page(HttpStatus.OK, "playbook", values);
  }

  private Kept kept(Version one) {
    return new Kept(
        one.number(),
        requesters.name(one.keptBy()) + ", " + Moments.of(one.keptAt()),
        one.withdrawnAt() == null ? "" : Moments.of(one.withdrawnAt()),
        one.sha256());
  }

  /** Says what is wrong in one, or what it would ask. Nothing is kept. */
  @PostMapping("/cases/playbooks/try")
  public ResponseEntity<byte[]> look(@RequestParam(defaultValue = "") String document) {
    List<Mistake> mistakes = List.of();
    @Nullable Playbook playbook = null;
    try {
      playbook = desk.read(lines(document));
    } catch (UnreadablePlaybook e) {
      mistakes = e.mistakes();
    }
    Map<String, Object> values = new HashMap<>();
    values.put("mistakes", mistakes.stream().map(Mistake::toString).toList());
    values.put("playbook", playbook);
    return pages.part(HttpStatus.OK, "part/playbook-answer", values);
  }

  /** Keeps one, for the kind that it says. */
  @PostMapping("/cases/playbooks")
  public ResponseEntity<byte[]> keep(
      SignedIn who, @RequestParam(defaultValue = "") String document) {
    return done(desk.keep(lines(document), who.getName()));
  }

  /** The one that is shipped is in force again. */
  @PostMapping("/cases/playbooks/{kind}/withdraw")
  public ResponseEntity<byte[]> withdraw(SignedIn who, @PathVariable("kind") String word) {
    CaseKind kind = kind(word);
    desk.withdraw(kind, who.getName());
    return done(kind);
  }

  private static CaseKind kind(String word) {
    return CaseKind.of(word)
        .orElseThrow(() -> new NoSuchPage("There is no kind of case of this name."));
  }

  private static ResponseEntity<byte[]> done(CaseKind kind) {
    return JsonBody.ok(Json.object().put("location", "/cases/playbooks/" + kind.word()));
  }

  private static String lines(String document) {
    return document.replace("\r\n", "\n");
  }
}
