package dev.countersign.server.console;

import dev.countersign.drill.play.PlayDecision;
import dev.countersign.drill.play.PlayRequest;
import dev.countersign.drill.play.Twist;
import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.quorum.Standing;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.drill.Play;
import dev.countersign.server.drill.PlayDesk;
import dev.countersign.server.drill.PlayGate.Seen;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.ReportView;
import dev.countersign.server.page.TransferPage;
import dev.countersign.server.page.VerdictView;
import dev.countersign.server.page.Words;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * A request to move play money, for whom it was made: as a real one until they decide, and what it
 * was from then on. Its address says that it is an exercise.
 */
@Controller
public final class PlayRequestPages {
  private final PlayDesk desk;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public PlayRequestPages(PlayDesk desk, Pages pages, Clock clock) {
    this.desk = desk;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * A request as it stands on its page.
   *
   * @param approvals who must agree, in words
   * @param answer what whoever asked says; empty as long as nobody was called back
   */
  public record View(
      String path,
      Words what,
      String requester,
      String filedAt,
      String deadline,
      String purpose,
      String reference,
      String intentHash,
      String digest,
      VerdictView verdict,
      List<TransferPage.FindingLine> findings,
      ReportView report,
      List<TransferPage.RuleLine> rules,
      String approvals,
      String missing,
      String answer) {
    /** Copies. */
    public View {
      findings = List.copyOf(findings);
      rules = List.copyOf(rules);
    }
  }

  /**
   * What it was.
   *
   * @param decided what they did; empty where they did not decide in time
   * @param counts whether it counts
   * @param after what the gate says with their approval
   */
  public record Lesson(
      Twist twist, String decided, boolean right, boolean counts, VerdictView after) {}

  /** The request, or what it was. */
  @GetMapping("/exercises/{token}")
  public ResponseEntity<byte[]> one(SignedIn who, @PathVariable String token) {
    Play play = own(who, token);
    Map<String, Object> values = new HashMap<>();
    values.put("request", view(play, desk.seen(play)));
    if (desk.open(play)) {
      return pages.page(HttpStatus.OK, "play-request", values);
    }
    PlayDecision decision = play.decision();
    Twist twist = play.request().scenario().twist();
    values.put(
        "lesson",
        new Lesson(
            twist,
            decision == null ? "" : decision.word(),
            decision != null && decision.right(twist),
            !play.leftOut(),
            VerdictView.of(desk.agreedBy(who, play).decision().outcome())));
    return pages.page(HttpStatus.OK, "play-lesson", values);
  }

  /** Begins agreeing to what was shown. */
  @PostMapping("/exercises/{token}/agree/deed")
  public ResponseEntity<byte[]> beginAgreeing(
      SignedIn who, @PathVariable String token, @RequestParam String digest) {
    return JsonBody.ok(desk.beginAgreeing(who, token, digest));
  }

  /** Agrees. */
  @PostMapping("/exercises/{token}/agree")
  public ResponseEntity<byte[]> agree(
      SignedIn who, @PathVariable String token, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    desk.agree(who, token, JsonBody.id(said, "ceremony"), JsonFields.required(said, "credential"));
    return to(token);
  }

  /** Refuses. */
  @PostMapping("/exercises/{token}/refuse")
  public ResponseEntity<byte[]> refuse(SignedIn who, @PathVariable String token) {
    desk.stop(who, token, PlayDecision.REFUSED);
    return to(token);
  }

  /** Refuses, and tells security. */
  @PostMapping("/exercises/{token}/report")
  public ResponseEntity<byte[]> report(SignedIn who, @PathVariable String token) {
    desk.stop(who, token, PlayDecision.REPORTED);
    return to(token);
  }

  /** Wait: why am I getting this? */
  @PostMapping("/exercises/{token}/wait")
  public ResponseEntity<byte[]> ask(SignedIn who, @PathVariable String token) {
    desk.ask(who, token);
    return to(token);
  }

  private Play own(SignedIn who, String token) {
    return desk.find(who, token)
        .orElseThrow(() -> new NoSuchPage("There is nothing for you under this address."));
  }

  private View view(Play play, Seen seen) {
    PolicyDecision decision = seen.decision();
    Standing approvals = decision.approvals();
    JsonNode intent = Json.parse(play.request().intent(), "The intent");
    return new View(
        play.path(),
        Words.of(play.request().heading()),
        PlayRequest.REQUESTER,
        Moments.of(play.plannedAt()),
        Moments.of(play.deadline())
            + (desk.open(play) ? ", " + Moments.apart(clock.instant(), play.deadline()) : ""),
        intent.path("purpose").asString(""),
        intent.path("reference").asString(""),
        seen.intentHash().toHex(),
        seen.digest().toHex(),
        VerdictView.of(decision.outcome()),
        decision.verdict().findings().stream().map(PlayRequestPages::line).toList(),
        ReportView.all(seen.json()).getFirst(),
        TransferPage.RuleLine.all(decision),
        approvals.quorum().isNobody() ? "" : approvals.quorum().words(),
        approvals.missingWords(),
        play.askedAt() == null ? "" : play.request().answer());
  }

  private static TransferPage.FindingLine line(Finding finding) {
    return new TransferPage.FindingLine(
        finding.code().code(),
        finding.code().outcome() == Outcome.ALLOW
            ? "note"
            : finding.code().outcome().name().toLowerCase(Locale.ROOT),
        Words.of(finding.sentence()));
  }

  private static ResponseEntity<byte[]> to(String token) {
    return JsonBody.ok(Json.object().put("location", "/exercises/" + token));
  }
}
