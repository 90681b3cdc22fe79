package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.ApprovalDesk;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The buttons of a transfer that waits. */
@Controller
public final class ApprovalPages {
  private final ApprovalDesk desk;
  private final OwnersDesk owners;

  /** Buttons of that desk. */
  public ApprovalPages(ApprovalDesk desk, OwnersDesk owners) {
    this.desk = desk;
    this.owners = owners;
  }

  /** Begins an approval of what was shown. */
  @PostMapping("/transfers/{id}/approve/deed")
  public ResponseEntity<byte[]> beginApproval(
      SignedIn who, @PathVariable UUID id, @RequestParam String digest) {
    return JsonBody.ok(desk.beginApproval(who, id, digest));
  }

  /** Approves. */
  @PostMapping("/transfers/{id}/approve")
  public ResponseEntity<byte[]> approve(
      SignedIn who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    desk.approve(who, id, JsonBody.id(said, "ceremony"), JsonFields.required(said, "credential"));
    return to(id);
  }

  /** Refuses. */
  @PostMapping("/transfers/{id}/refuse")
  public ResponseEntity<byte[]> refuse(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    desk.refuse(who, id, cut(reason));
    return to(id);
  }

  /** Takes one's own back. */
  @PostMapping("/transfers/{id}/withdraw")
  public ResponseEntity<byte[]> withdraw(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    desk.withdraw(who, id, cut(reason));
    return to(id);
  }

  /** Wait: why am I getting this? */
  @PostMapping("/transfers/{id}/wait")
  public ResponseEntity<byte[]> ask(SignedIn who, @PathVariable UUID id) {
    desk.ask(who, id);
    return to(id);
  }

  /** Answers. */
  @PostMapping("/transfers/{id}/questions/{question}/answer")
  public ResponseEntity<byte[]> answer(
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable UUID question,
      @RequestParam String answer) {
    desk.answer(who, question, answer);
    return to(id);
  }

  /** Begins saying that an answer will do. */
  @PostMapping("/transfers/{id}/questions/{question}/settle/deed")
  public ResponseEntity<byte[]> beginSettling(
      SignedIn who, @PathVariable UUID id, @PathVariable UUID question) {
    return JsonBody.ok(desk.beginSettling(who, question));
  }

  /** Says so. */
  @PostMapping("/transfers/{id}/questions/{question}/settle")
  public ResponseEntity<byte[]> settle(
      SignedIn who, @PathVariable UUID id, @PathVariable UUID question, HttpServletRequest request)
      throws IOException {
    JsonNode said = JsonBody.read(request);
    desk.settle(
        who, question, JsonBody.id(said, "ceremony"), JsonFields.required(said, "credential"));
    return to(id);
  }

  /** Takes other owners' signatures. */
  @PostMapping("/transfers/{id}/confirm")
  public ResponseEntity<byte[]> confirm(
      SignedIn who, @PathVariable UUID id, @RequestParam String signatures) {
    owners.confirm(
        id, Bytes.fromHex(signatures.replaceAll("\\s+", ""), "The signatures"), who.getName());
    return to(id);
  }

  private static ResponseEntity<byte[]> to(UUID id) {
    return JsonBody.ok(Json.object().put("location", "/transfers/" + id));
  }

  private static String cut(String reason) {
    return reason.length() > 500 ? reason.substring(0, 500) : reason;
  }
}
