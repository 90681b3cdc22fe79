package dev.countersign.server.console;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.figure.Comparison;
import dev.countersign.intel.figure.Figures;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.incident.StolenTo;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Shipped;
import dev.countersign.model.json.Json;
import dev.countersign.server.page.Pages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is known of the thieves: figures, thefts and groups, each with where it stands. */
@Controller
public final class KnownPages {
  private final Knowledge knowledge;
  private final Figures figures;
  private final List<ReadList> lists = Shipped.lists();
  private final Pages pages;

  /** Of that knowledge. */
  public KnownPages(Knowledge knowledge, Pages pages) {
    this.knowledge = knowledge;
    this.figures = knowledge.figures();
    this.pages = pages;
  }

  /** Figures, thefts and groups. */
  @GetMapping("/intel")
  public ResponseEntity<byte[]> all() {
    Map<String, Object> values = new HashMap<>();
    values.put("figures", figures);
    values.put("incidents", knowledge.incidents().reversed());
    values.put("actors", knowledge.actors());
    values.put(
        "shares", figures.comparisons().stream().flatMap(one -> one.share().stream()).toList());
    values.put("years", years());
    values.put("beside", beside());
    return pages.page(HttpStatus.OK, "intel", values);
  }

  /** One theft. */
  @GetMapping("/intel/incidents/{id}")
  public ResponseEntity<byte[]> incident(@PathVariable String id) {
    Incident incident =
        knowledge.incidents().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NoSuchPage("There is no theft under this address."));
    Map<String, Object> values = new HashMap<>();
    values.put("incident", incident);
    values.put("listed", listed(incident));
    values.put("figures", counting(incident));
    return pages.page(HttpStatus.OK, "intel-incident", values);
  }

  /** One group. */
  @GetMapping("/intel/actors/{id}")
  public ResponseEntity<byte[]> actor(@PathVariable String id) {
    Actor actor =
        knowledge.actors().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NoSuchPage("There is no group under this address."));
    List<Incident> own =
        knowledge.incidents().stream().filter(one -> one.named().contains(actor)).toList();
    Map<String, Object> values = new HashMap<>();
    values.put("actor", actor);
    values.put(
        "names", knowledge.actors().stream().collect(Collectors.toMap(Actor::id, Actor::name)));
    values.put("incidents", own.reversed());
    values.put(
        "dollars",
        own.stream().map(one -> one.dollars().amount()).reduce(BigDecimal.ZERO, BigDecimal::add));
    return pages.page(HttpStatus.OK, "intel-actor", values);
  }

  /** Addresses that stand in the list which the entry names. */
  private List<StolenTo> listed(Incident incident) {
    List<StolenTo> all = new ArrayList<>();
    for (ReadList list : lists) {
      if (list.source().id().equals(incident.addressList())) {
        list.entries()
            .forEach(entry ->
                all.add(new StolenTo(entry.chain(), entry.address(), incident.dollarsSource())));
      }
    }
    return all;
  }

  private List<Comparison> counting(Incident incident) {
    return figures.comparisons().stream().filter(one -> one.entries().contains(incident)).toList();
  }

  private String years() {
    ObjectNode json = Json.object();
    json.put("unit", "million dollars");
    ArrayNode all = json.putArray("bars");
    figures
        .years()
        .forEach(one ->
            all.addObject()
                .put("name", String.valueOf(one.year()))
                .put("value", one.dollars().movePointLeft(6).doubleValue())
                .put("words", one.thefts() + (one.thefts() == 1 ? " theft" : " thefts")));
    return Json.compact(json);
  }

  private String beside() {
    ObjectNode json = Json.object();
    json.put("unit", "million dollars");
    json.put("first", "published");
    json.put("second", "entries of the same time");
    ArrayNode all = json.putArray("bars");
    for (Comparison one : figures.comparisons()) {
      all.addObject()
          .put("name", one.published().id())
          .put("value", one.published().dollars().amount().movePointLeft(6).doubleValue())
          .put("other", one.sum().movePointLeft(6).doubleValue())
          .put("words", one.published().covers());
    }
    return Json.compact(json);
  }
}
