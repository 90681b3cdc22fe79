package dev.countersign.server.console;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import dev.countersign.server.drill.PlayDesk;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.TransferPage;
import dev.countersign.server.page.TransferRows;
import dev.countersign.server.page.TransferStory;
import dev.countersign.server.safequeue.QueueStore;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Transfers: what waits, what is asked for, and the story of each. */
@Controller
public final class TransferPages {
  private final TransferDesk desk;
  private final TransferStore transfers;
  private final WalletStore wallets;
  private final TransferRows rows;
  private final TransferStory story;
  private final QueueStore queues;
  private final PlayDesk plays;
  private final Pages pages;

  /** Pages over that desk. */
  public TransferPages(
      TransferDesk desk,
      TransferStore transfers,
      WalletStore wallets,
      TransferRows rows,
      TransferStory story,
      QueueStore queues,
      PlayDesk plays,
      Pages pages) {
    this.desk = desk;
    this.transfers = transfers;
    this.wallets = wallets;
    this.rows = rows;
    this.story = story;
    this.queues = queues;
    this.plays = plays;
    this.pages = pages;
  }

  /** What waits, and what came to an end. */
  @GetMapping({"/", "/transfers"})
  public ResponseEntity<byte[]> all(SignedIn who) {
    List<Transfer> open =
        transfers.in(
            EnumSet.of(
                IntentState.WAITING,
                IntentState.APPROVED,
                IntentState.COUNTERSIGNED,
                IntentState.SENT),
            200);
    List<Transfer> ended =
        transfers.in(
            EnumSet.of(
                IntentState.CONFIRMED,
                IntentState.REFUSED,
                IntentState.WITHDRAWN,
                IntentState.EXPIRED),
            50);
    Map<String, Object> values = new HashMap<>();
    values.put("open", open.stream().map(one -> rows.row(who, one)).toList());
    values.put("ended", ended.stream().map(one -> rows.row(who, one)).toList());
    values.put("plays", plays.waiting(who.person().id()).stream().map(PlayLine::of).toList());
    values.put("start", rows.start());
    values.put("queued", queues.unasked().stream().map(QueuedLine::of).toList());
    values.put("troubles", queues.troubles().stream().map(QueuedLine::trouble).toList());
    return pages.page(HttpStatus.OK, "transfers", values);
  }

  /**
   * The form for a new one.
   *
   * @param given what a link fills in, such as what waits in a Safe's queue
   */
  @GetMapping("/transfers/new")
  public ResponseEntity<byte[]> form(@RequestParam Map<String, String> given) {
    return pages.page(
        HttpStatus.OK,
        "transfer-new",
        Map.of(
            "wallets", wallets.all(), "places", rows.destinations(), "given", Map.copyOf(given)));
  }

  /** The story of one. */
  @GetMapping("/transfers/{id}")
  public ResponseEntity<byte[]> one(SignedIn who, @PathVariable UUID id) {
    Transfer transfer =
        transfers.find(id).orElseThrow(() -> new NoSuchPage("There is no such transfer."));
    TransferPage page = story.of(who, transfer);
    return pages.page(HttpStatus.OK, "transfer", Map.of("transfer", page));
  }

  /** Begins filing. */
  @PostMapping("/transfers/file/deed")
  public ResponseEntity<byte[]> beginFiling(SignedIn who, @RequestParam Map<String, String> form) {
    Wallet wallet = wallet(Forms.text(form, "wallet", "The wallet", 40));
    ObjectNode intent = Json.object();
    intent.put("action", form.getOrDefault("action", "transfer"));
    if (form.containsKey("asset")) {
      intent.put("asset", Forms.text(form, "asset", "The asset", 60));
      intent.put("amount", Forms.text(form, "amount", "The amount", 100).replace("_", ""));
    }
    String changes = form.getOrDefault("changes", "").strip();
    if (!changes.isEmpty()) {
      var kinds = intent.putArray("changes");
      for (String kind : changes.split("[,\\s]+", -1)) {
        kinds.add(kind);
      }
    }
    String destination = Forms.optional(form, "destination", "The destination", 120);
    if (!destination.isEmpty()) {
      intent.put("destination", destination);
    }
    intent.put("purpose", Forms.text(form, "purpose", "The purpose", 500));
    intent.put("reference", Forms.optional(form, "reference", "The reference", 100));
    FiledIntent filed =
        desk.describe(wallet, intent, who.getName(), hours(form.getOrDefault("hours", "48")));
    return JsonBody.ok(desk.beginFiling(who, wallet, filed));
  }

  /** Files. */
  @PostMapping("/transfers/file")
  public ResponseEntity<byte[]> file(SignedIn who, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    Transfer filed =
        desk.file(who, JsonBody.id(said, "ceremony"), JsonFields.required(said, "credential"));
    return JsonBody.ok(Json.object().put("location", "/transfers/" + filed.id()));
  }

  /** Gives a transfer the payload that would be signed. */
  @PostMapping("/transfers/{id}/attach")
  public ResponseEntity<byte[]> attach(
      SignedIn who, @PathVariable UUID id, @RequestParam String payload) {
    desk.attach(
        id,
        Bytes.of(payload.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)),
        "attached",
        who.getName());
    return JsonBody.ok(Json.object().put("location", "/transfers/" + id));
  }

  private Wallet wallet(String id) {
    try {
      return wallets
          .find(UUID.fromString(id))
          .orElseThrow(() -> new UnreadableInput("There is no such wallet"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The wallet is none");
    }
  }

  private static Duration hours(String text) {
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw new UnreadableInput("The hours are none; expected 1 to 720");
    }
    return Duration.ofHours(Long.parseLong(text));
  }
}
