package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.server.lure.ContactDesk;
import dev.countersign.server.lure.ContactStore.Known;
import dev.countersign.server.lure.ContactStore.Us;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory of verified contacts, and who we are. */
@Controller
public final class ContactPages {
  private final ContactDesk desk;
  private final Pages pages;

  /** Pages over that house. */
  public ContactPages(LureHouse house, Pages pages) {
    this.desk = house.contacts();
    this.pages = pages;
  }

  /** The directory; with {@code ?change=} one of it in the form. */
  @GetMapping("/contacts")
  public ResponseEntity<byte[]> all(@RequestParam(required = false) @Nullable UUID change) {
    Map<String, Object> values = new HashMap<>();
    values.put("contacts", desk.store().all());
    values.put("us", desk.store().us());
    values.put("changed", change == null ? null : desk.store().find(change).orElse(null));
    return pages.page(HttpStatus.OK, "contacts", values);
  }

  /** Adds one, or changes one. */
  @PostMapping("/contacts")
  public ResponseEntity<byte[]> put(
      SignedIn who,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String addresses,
      @RequestParam(defaultValue = "") String domains,
      @RequestParam(defaultValue = "") String channels) {
    desk.put(id, ContactDesk.read(name, kind, addresses, domains, channels), who.person());
    return done();
  }

  /** Removes one. */
  @PostMapping("/contacts/{id}/remove")
  public ResponseEntity<byte[]> remove(SignedIn who, @PathVariable UUID id) {
    Known known =
        desk.store()
            .find(id)
            .orElseThrow(() -> new NoSuchPage("There is no such contact any more."));
    desk.remove(known, who.person());
    return done();
  }

  /** Says who we are. */
  @PostMapping("/contacts/us")
  public ResponseEntity<byte[]> us(
      SignedIn who,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String domains,
      @RequestParam(defaultValue = "") String servers,
      @RequestParam(defaultValue = "") String guarded) {
    desk.us(
        new Us(
            name.strip(),
            List.copyOf(ContactDesk.domains(domains)),
            List.copyOf(ContactDesk.domains(servers)),
            List.copyOf(ContactDesk.domains(guarded))),
        who.person());
    return done();
  }

  private static ResponseEntity<byte[]> done() {
    return JsonBody.ok(Json.object().put("location", "/contacts"));
  }
}
