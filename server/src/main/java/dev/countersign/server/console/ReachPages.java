package dev.countersign.server.console;

import dev.countersign.access.wallet.AccessFile;
import dev.countersign.access.wallet.list.OwnersCsv;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.ReachGraph;
import dev.countersign.server.page.ReachView;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.reach.ReachDesk;
import dev.countersign.server.reach.RightsStore.Draft;
import dev.countersign.server.reach.WalletReach;
import dev.countersign.server.reach.WalletReach.Reach;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who can reach which wallet, whose the owners are, and lists of rights. */
@Controller
public final class ReachPages {
  private final WalletReach reach;
  private final ReachDesk desk;
  private final WalletStore wallets;
  private final PeopleStore people;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public ReachPages(
      WalletReach reach,
      ReachDesk desk,
      WalletStore wallets,
      PeopleStore people,
      Pages pages,
      Clock clock) {
    this.reach = reach;
    this.desk = desk;
    this.wallets = wallets;
    this.people = people;
    this.pages = pages;
    this.clock = clock;
  }

  /** All wallets, the directory of owners, and the lists. */
  @GetMapping("/wallets/access")
  public ResponseEntity<byte[]> all() {
    Map<String, Object> values = new HashMap<>();
    values.put(
        "wallets", reach.all().stream().map(one -> ReachView.of(one, clock.instant())).toList());
    values.put("owners", reach.owners().all());
    values.put("lists", reach.rights().lists());
    values.put("names", people.all().stream().collect(Collectors.toMap(Person::id, Person::name)));
    return pages.page(HttpStatus.OK, "wallets-access", values);
  }

  /** One wallet. */
  @GetMapping("/wallets/{id}/access")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    return pages.page(
        HttpStatus.OK,
        "wallet-access",
        Map.of("view", ReachView.of(reach.of(wallet(id)), clock.instant())));
  }

  /** What its graph is drawn from. */
  @GetMapping("/wallets/{id}/access/graph.json")
  public ResponseEntity<byte[]> graph(@PathVariable UUID id) {
    return JsonBody.ok(ReachGraph.of(reach.of(wallet(id))));
  }

  /** Its rights as a file. */
  @GetMapping("/wallets/{id}/access.csv")
  public ResponseEntity<byte[]> csv(@PathVariable UUID id) {
    Reach one = reach.of(wallet(id));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            "Content-Disposition",
            "attachment; filename=\"access-" + one.wallet().label() + ".csv\"")
        .body(AccessFile.csv(one.wallet().label(), one.access()).getBytes(StandardCharsets.UTF_8));
  }

  /** Enters whose an address is. */
  @PostMapping("/wallets/access/owners")
  public ResponseEntity<byte[]> know(
      SignedIn who,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String device,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String left,
      @RequestParam(defaultValue = "") String note) {
    desk.know(
        OwnersCsv.owner(
            Address.parse(address.strip(), "The address"),
            person,
            mail,
            device,
            team,
            left.equals("yes"),
            note),
        who.person());
    return done("/wallets/access");
  }

  /** Takes an address out of the directory. */
  @PostMapping("/wallets/access/owners/forget")
  public ResponseEntity<byte[]> forget(
      SignedIn who, @RequestParam(defaultValue = "") String address) {
    desk.forget(Address.parse(address.strip(), "The address"), who.person());
    return done("/wallets/access");
  }

  /** Brings a list, of which nothing is taken yet. */
  @PostMapping("/wallets/access/import")
  public ResponseEntity<byte[]> bring(
      SignedIn who,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String wallet,
      @RequestParam(defaultValue = "") String resource,
      @RequestParam(defaultValue = "") String content) {
    return done(
        "/wallets/access/import/"
            + desk.bring(
                kind, name, wallet, resource, content.replace("\r\n", "\n"), who.person()));
  }

  /** What would change. */
  @GetMapping("/wallets/access/import/{id}")
  public ResponseEntity<byte[]> preview(SignedIn who, @PathVariable UUID id) {
    Draft draft = draft(who, id);
    return pages.page(
        HttpStatus.OK, "list-draft", Map.of("draft", draft, "preview", desk.preview(draft)));
  }

  /** Takes it. */
  @PostMapping("/wallets/access/import/{id}/take")
  public ResponseEntity<byte[]> take(SignedIn who, @PathVariable UUID id) {
    desk.take(draft(who, id), who.person());
    return done("/wallets/access");
  }

  /** Removes a list. */
  @PostMapping("/wallets/access/lists/{id}/remove")
  public ResponseEntity<byte[]> remove(SignedIn who, @PathVariable UUID id) {
    desk.removeList(id, who.person());
    return done("/wallets/access");
  }

  private Draft draft(SignedIn who, UUID id) {
    return reach
        .rights()
        .draft(id, who.person().id())
        .orElseThrow(() -> new NoSuchPage("You brought no list that is kept under this address."));
  }

  private Wallet wallet(UUID id) {
    return wallets
        .find(id)
        .filter(one -> wallets.present(one.id()))
        .orElseThrow(() -> new NoSuchPage("There is no wallet under this address."));
  }

  private static ResponseEntity<byte[]> done(String location) {
    return JsonBody.ok(Json.object().put("location", location));
  }
}
