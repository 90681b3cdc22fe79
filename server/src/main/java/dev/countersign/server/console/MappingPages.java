package dev.countersign.server.console;

import dev.countersign.access.read.mapping.ShippedMappings;
import dev.countersign.model.json.Json;
import dev.countersign.server.access.mapping.MappingDesk;
import dev.countersign.server.access.mapping.MappingFolder;
import dev.countersign.server.access.mapping.MappingPreview;
import dev.countersign.server.access.mapping.OwnMapping;
import dev.countersign.server.page.MappingLine;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
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

/** Mapping files of one's own: which are in force, a place to try one, taking and removing. */
@Controller
public final class MappingPages {
  private static final String HERE = "/access/sources/mappings";

  private final MappingDesk desk;
  private final MappingFolder folder;
  private final PeopleStore people;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public MappingPages(
      MappingDesk desk, MappingFolder folder, PeopleStore people, Pages pages, Clock clock) {
    this.desk = desk;
    this.folder = folder;
    this.people = people;
    this.pages = pages;
    this.clock = clock;
  }

  /** All of them; with {@code ?show=} the text of one, or of a shipped one, in the form. */
  @GetMapping(HERE)
  public ResponseEntity<byte[]> all(@RequestParam(required = false) @Nullable String show) {
    Instant now = clock.instant();
    Map<String, Object> values = new HashMap<>();
    values.put(
        "mappings", desk.all().stream().map(one -> MappingLine.of(one, by(one), now)).toList());
    values.put("mistakes", folder.mistakes());
    values.put("folder", folder.isThere());
    values.put("shipped", ShippedMappings.NAMES);
    values.put("document", show == null ? "" : document(show));
    return pages.page(HttpStatus.OK, "access-mappings", values);
  }

  private String document(String name) {
    return ShippedMappings.NAMES.contains(name)
        ? ShippedMappings.text(name)
        : desk.find(name)
            .map(OwnMapping::document)
            .orElseThrow(() -> new NoSuchPage("There is no such mapping any more."));
  }

  private String by(OwnMapping one) {
    if (one.isOfFolder()) {
      return "the settings’ folder, " + one.file();
    }
    return people
        .find(UUID.fromString(one.by().substring("person/".length())))
        .map(Person::name)
        .orElse(one.by());
  }

  /** Says what is wrong in a file, and what it makes of a sample. Nothing is changed. */
  @PostMapping(HERE + "/try")
  public ResponseEntity<byte[]> tryOne(
      @RequestParam(defaultValue = "") String document,
      @RequestParam(defaultValue = "") String sample) {
    return pages.part(
        HttpStatus.OK,
        "part/mapping-answer",
        Map.of("answer", MappingPreview.of(plain(document), plain(sample), clock.instant())));
  }

  /** Takes one. */
  @PostMapping(HERE)
  public ResponseEntity<byte[]> take(
      SignedIn who, @RequestParam(defaultValue = "") String document) {
    desk.take(plain(document), who.person());
    return done();
  }

  /** Removes one. */
  @PostMapping(HERE + "/{name}/remove")
  public ResponseEntity<byte[]> remove(SignedIn who, @PathVariable String name) {
    desk.remove(name, who.person());
    return done();
  }

  /** As a form sends text, its lines end with two characters. */
  private static String plain(String text) {
    return text.replace("\r\n", "\n");
  }

  private static ResponseEntity<byte[]> done() {
    return JsonBody.ok(Json.object().put("location", HERE));
  }
}
