package dev.countersign.tour.story;

import static dev.countersign.tour.company.Firm.group;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalLines;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.tour.chain.PracticeSafe;
import dev.countersign.tour.company.Firm;
import dev.countersign.tour.company.Role;
import dev.countersign.visit.Visitor;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The theft, played against a company's server: each chapter does what the thief and the company
 * do, over HTTP and on the chain, and tells what the server made of it.
 */
public final class Story {
  /** Whoever steals. */
  public static final Address THIEF = Address.of("0x0000000000000000000000000000000000bad00d");

  /** An address of the thief's at the exchange, which sweeps it. */
  public static final Address DEPOSIT = Address.of("0x00000000000000000000000000000000000de051");

  /**
   * Makes a contract whose "transfer" writes its first argument where a Safe keeps the address of
   * its code, as in 2025: PUSH1 4, CALLDATALOAD, PUSH0, SSTORE, STOP.
   */
  private static final Bytes REPLACING = Bytes.fromHex("0x656004355f55005f526006601af3");

  private final Firm firm;
  private final Map<Chapter, Scene> played = new EnumMap<>(Chapter.class);
  private final Loss loss;
  private final Reply reply;

  /** At that company. */
  public Story(Firm firm) {
    this.firm = firm;
    this.loss = new Loss(firm);
    this.reply = new Reply(firm, loss);
  }

  /** The chapters that were played. */
  public Map<Chapter, Scene> played() {
    return Map.copyOf(played);
  }

  /** The next chapter; null after the last one. */
  public @Nullable Chapter next() {
    for (Chapter chapter : Chapter.values()) {
      if (!played.containsKey(chapter)) {
        return chapter;
      }
    }
    return null;
  }

  /**
   * Plays the next chapter.
   *
   * @throws IllegalStateException when there is none, or the server does not do what it must
   */
  public Scene play() throws NodeFault {
    Chapter chapter = Objects.requireNonNull(next(), "all was played");
    Scene scene =
        switch (chapter) {
          case LURE -> lure();
          case SESSION -> session();
          case CHANGED -> changed();
          case DRAINED -> loss.drained();
          case CASE -> reply.theCase();
          case TRACE -> loss.followed();
          case FREEZE -> reply.freeze();
          case PROOF -> reply.proof();
        };
    played.put(chapter, scene);
    return scene;
  }

  private Scene lure() {
    Visitor requester = firm.person(Role.REQUESTER);
    String report =
        Visitor.told(
                requester.post(
                    "/reports/file?name=test.eml", Lure.mail(), "Accept", "application/json"))
            .path("location")
            .asString();
    Firm.eventually(
        "the report is read", () -> requester.get(report).body().contains("banner deny"));
    Visitor.told(requester.form(report + "/met", Map.of("level", "ran")));
    Visitor security = firm.person(Role.SECURITY);
    String campaign = group(security.get("/lures").body(), "href=\"(/lures/[0-9a-f-]{36})\"");
    Visitor.told(
        security.form(
            campaign + "/dispose",
            Map.of("disposition", "lure", "words", "It would have taken your keys.")));
    String page = requester.get(report).body();
    return new Scene(
        List.of(
            "The answer: "
                + words(group(page, "(?s)<p class=\"verdict\".*?<strong>(.*?)</strong>"))
                + ". "
                + words(group(page, "(?s)<p class=\"summary\">(.*?)</p>")),
            "Security said: an attack. The requester, who ran it, and the approver, to whom it was"
                + " written too, count as having met it, and their risk rises."),
        List.of(
            new Look("What the requester is told", report, Role.REQUESTER),
            new Look("What security sees", campaign, Role.SECURITY),
            new Look("What the requester knows of themselves", "/me", Role.REQUESTER)));
  }

  private Scene session() {
    Visitor victim = firm.person(Role.REQUESTER);
    victim.signIn();
    victim.exchange(victim.request("/"));
    Visitor thief = victim.thief();
    HttpResponse<String> seen = thief.exchange(thief.request("/transfers"));
    HttpResponse<String> asked = thief.get("/wallets");
    Firm.eventually("the copied session is found", () -> firm.journal().contains("session-copied"));
    HttpResponse<String> after = victim.get("/transfers");
    victim.signIn();
    return new Scene(
        List.of(
            "The thief's browser is refused: without a key ("
                + seen.statusCode()
                + "), and with a key of its own ("
                + asked.statusCode()
                + ").",
            "The session ended for everybody who had it ("
                + after.statusCode()
                + "); the requester signed in again with the passkey."),
        List.of(
            new Look("What was found", finding("session-copied"), Role.SECURITY),
            new Look("The requester", "/people/" + firm.id(Role.REQUESTER), Role.SECURITY)));
  }

  /** The page of the newest finding of that code, once it is there. */
  private String finding(String code) {
    Visitor security = firm.person(Role.SECURITY);
    AtomicReference<String> found = new AtomicReference<>("/access");
    Firm.eventually(
        "a finding " + code,
        () ->
            Pattern.compile("href=\"(/access/[0-9a-f-]{36})\"")
                .matcher(security.get("/access?show=all").body())
                .results()
                .map(match -> match.group(1))
                .filter(page -> security.get(page).body().contains(code))
                .peek(found::set)
                .findFirst()
                .isPresent());
    return Objects.requireNonNull(found.get());
  }

  private Scene changed() throws NodeFault {
    String transfer = firm.ask("30");
    ObjectNode payload = payload(transfer);
    ObjectNode other = payload.deepCopy();
    ((ObjectNode) other.get("safeTx"))
        .put("to", firm.treasury().deploy(REPLACING).toHex())
        .put("value", "0")
        .put("data", PracticeSafe.data("transfer(address,uint256)", THIEF, BigInteger.ZERO).toHex())
        .put("operation", 1);
    HttpResponse<String> refused =
        firm.person(Role.REQUESTER)
            .form(transfer + "/attach", Map.of("payload", Json.compact(other)));
    if (refused.statusCode() != 422) {
      throw new IllegalStateException("It was not refused: " + refused.body());
    }
    firm.approve(Role.APPROVER, transfer);
    firm.approve(Role.SECOND_APPROVER, transfer);
    firm.approve(Role.THIRD_APPROVER, transfer);
    firm.confirm(transfer, 0);
    firm.confirm(transfer, 1);
    String data = group(firm.look(transfer), "<pre>(0x[0-9a-f]+)</pre>");
    firm.treasury().carryOut("treasury", Bytes.fromHex(data));
    Firm.eventually("it is confirmed", () -> firm.state(transfer).equals("confirmed"));
    return new Scene(
        List.of(
            "Refused: " + Json.parse(refused.body(), "The answer").path("detail").asString(),
            "What was asked for was approved, countersigned, signed by two owners and carried out:"
                + " 30 ETH went to the supplier."),
        List.of(
            new Look("The request, and what was refused of it", transfer, Role.SECURITY),
            new Look("The other payload, read", read(other), Role.SECURITY),
            new Look("The same theft in 2025, as it was signed", "/example", Role.SECURITY)));
  }

  /** Lets security have a payload read, and keeps the answer's page. */
  private String read(ObjectNode payload) {
    HttpResponse<String> answer =
        firm.person(Role.SECURITY).form("/checks", Map.of("payload", Json.compact(payload)));
    String redirected = answer.headers().firstValue("Location").orElse("");
    return redirected.isEmpty()
        ? Visitor.told(answer).path("location").asString()
        : Objects.requireNonNull(URI.create(redirected).getPath());
  }

  private ObjectNode payload(String transfer) {
    String subject = transfer.replace("/transfers/", "transfer/");
    JournalEntry last = null;
    for (String line : firm.journal().lines().toList()) {
      if (JournalLines.read(line, "A line") instanceof JournalLines.Line.Entry(JournalEntry entry)
          && entry.kind().equals("payload-prepared")
          && entry.subject().equals(subject)) {
        last = entry;
      }
    }
    JsonNode said = Json.parse(Objects.requireNonNull(last, "no payload").body(), "The entry");
    byte[] bytes = Bytes.fromHex(said.path("payload").asString()).toArray();
    return (ObjectNode) Json.parse(new String(bytes, StandardCharsets.UTF_8), "The payload");
  }

  /** What a person reads of it. */
  static String words(String html) {
    return html.replaceAll("<[^>]+>", " ")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
