package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.reach.ReviewDesk;
import dev.countersign.server.reach.ReviewStore.Line;
import dev.countersign.server.reach.ReviewStore.Review;
import dev.countersign.server.reach.WalletReach;
import dev.countersign.server.reach.WalletReach.Reach;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.wire.JsonBody;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The review of who can reach a wallet, line by line. */
@Controller
public final class ReviewPages {
  private final WalletReach reach;
  private final ReviewDesk desk;
  private final WalletStore wallets;
  private final PeopleStore people;
  private final Pages pages;

  /** Pages over that desk. */
  public ReviewPages(
      WalletReach reach, ReviewDesk desk, WalletStore wallets, PeopleStore people, Pages pages) {
    this.reach = reach;
    this.desk = desk;
    this.wallets = wallets;
    this.people = people;
    this.pages = pages;
  }

  /** The one that goes on, or the last one. */
  @GetMapping("/wallets/{id}/review")
  public ResponseEntity<byte[]> review(SignedIn who, @PathVariable UUID id) {
    Wallet wallet = wallet(id);
    Review open = reach.reviews().open(id).orElse(null);
    Review shown = open != null ? open : reach.reviews().last(id).orElse(null);
    Reach now = reach.of(wallet);
    Map<String, Object> values = new HashMap<>();
    values.put("wallet", wallet);
    values.put("open", open != null);
    values.put(
        "began",
        shown == null
            ? ""
            : Moments.of(shown.endedAt() == null ? shown.beganAt() : shown.endedAt()));
    List<Line> lines = shown == null ? List.of() : reach.reviews().lines(shown.id());
    values.put("lines", lines);
    values.put("progress", open == null ? List.of() : progress(lines));
    values.put(
        "noticed",
        now.access().grants().stream()
            .collect(
                Collectors.toMap(
                    grant -> grant.key(),
                    grant ->
                        now.access().about(grant).stream()
                            .map(one -> one.finding().sentence())
                            .toList())));
    values.put("own", who.person().email().toLowerCase(Locale.ROOT));
    values.put("names", people.all().stream().collect(Collectors.toMap(Person::id, Person::name)));
    return pages.page(HttpStatus.OK, "wallet-review", values);
  }

  /** How far one is, and who of those who may has not answered. */
  private List<String> progress(List<Line> lines) {
    long open = lines.stream().filter(Line::isOpen).count();
    Set<UUID> answered =
        lines.stream().map(Line::decidedBy).filter(Objects::nonNull).collect(Collectors.toSet());
    String silent =
        people.all().stream()
            .filter(one -> one.state() == Person.State.ACTIVE)
            .filter(one -> one.hasAny(Role.ADMINISTRATOR, Role.SECURITY))
            .filter(one -> !answered.contains(one.id()))
            .map(Person::name)
            .collect(Collectors.joining(", "));
    String far = lines.size() - open + " of " + lines.size() + " rights are decided on.";
    return silent.isEmpty() ? List.of(far) : List.of(far, "Nothing yet from " + silent + ".");
  }

  /** Begins one. */
  @PostMapping("/wallets/{id}/review")
  public ResponseEntity<byte[]> begin(SignedIn who, @PathVariable UUID id) {
    Wallet wallet = wallet(id);
    desk.begin(wallet, reach.of(wallet).access(), who.person());
    return done(id);
  }

  /** Decides on a line. */
  @PostMapping("/wallets/{id}/review/line")
  public ResponseEntity<byte[]> line(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String line,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String comment) {
    if (!line.matches("[0-9]{1,6}")) {
      throw new UnreadableInput("The line is none; expected its number");
    }
    desk.decide(wallet(id), Integer.parseInt(line), decision, comment, who.person());
    return done(id);
  }

  /** Ends it. */
  @PostMapping("/wallets/{id}/review/end")
  public ResponseEntity<byte[]> end(SignedIn who, @PathVariable UUID id) {
    desk.end(wallet(id), who.person());
    return done(id);
  }

  private Wallet wallet(UUID id) {
    return wallets
        .find(id)
        .filter(one -> wallets.present(one.id()))
        .orElseThrow(() -> new NoSuchPage("There is no wallet under this address."));
  }

  private static ResponseEntity<byte[]> done(UUID id) {
    return JsonBody.ok(Json.object().put("location", "/wallets/" + id + "/review"));
  }
}
