package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.watch.RuleStore;
import dev.countersign.server.watch.RuleTrial;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rules over what moves, and a place to try others. */
@Controller
public final class WatchRulePages {
  private final RuleStore rules;
  private final RuleTrial trial;
  private final PeopleStore people;
  private final Pages pages;

  /** Pages over those. */
  public WatchRulePages(RuleStore rules, RuleTrial trial, PeopleStore people, Pages pages) {
    this.rules = rules;
    this.trial = trial;
    this.people = people;
    this.pages = pages;
  }

  /** The rules in force. */
  @GetMapping("/watch/rules")
  public ResponseEntity<byte[]> page() {
    return pages.page(
        HttpStatus.OK,
        "watch-rules",
        Map.of(
            "rules",
            WatchRulesView.of(
                rules.inForce(),
                rules.versions(),
                people.all().stream().collect(Collectors.toMap(Person::id, Person::name)))));
  }

  /** The rules that the product comes with. */
  @GetMapping("/watch/rules/starting.yaml")
  public ResponseEntity<byte[]> starting() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(RulesFile.shipped().getBytes(StandardCharsets.UTF_8));
  }

  /** Says what is wrong in rules, and what they would have said. Nothing is changed. */
  @PostMapping("/watch/rules/try")
  public ResponseEntity<byte[]> tryRules(@RequestParam String document) {
    return pages.part(
        HttpStatus.OK,
        "part/watch-rules-answer",
        Map.of("answer", WatchRulesAnswer.of(lines(document), trial)));
  }

  /** Keeps rules, which hold from then on. */
  @PostMapping("/watch/rules")
  public ResponseEntity<byte[]> keep(SignedIn who, @RequestParam String document) {
    try {
      rules.keep(lines(document), who.person().subject());
    } catch (UnreadableRules e) {
      throw new UnreadableInput(
          "The rules are not kept: "
              + e.mistakes().stream().map(Mistake::toString).collect(Collectors.joining("; ")));
    }
    return JsonBody.ok(Json.object().put("location", "/watch/rules"));
  }

  private static String lines(String document) {
    return document.replace("\r\n", "\n");
  }
}
