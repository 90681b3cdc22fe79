package dev.countersign.access.read.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.read.Readers;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MappingFileTest {
  private static final String WHOLE =
      """
      mapping: 1
      name: vault-log
      fits:
        has: [/who, /did]
      fields:
        id: [/nr, /id]
        at: /on
        action: /did
        result: /went
        actor.name: [/who/mail, /who/login]
        target.name:
          path: /about
          match: 'wallet (\\S+)'
        ip: /from
      details:
        what: /about
      times: 'dd.MM.yyyy HH:mm'
      meaning:
        of: /did
        words:
          opened: read target=wallet
          'sent *': transfer-requested target=wallet
      rules:
        - when: {/did: changed, /about: '*limit*off*'}
          meaning: policy-changed weakened=yes
      results: {ok: success, no: failure}
      result: unknown
      actor: person
      target: wallet
      examples:
        - record: '{"nr":4,"on":"01.05.2024 10:00","did":"opened","went":"ok","who":{"login":"Ada"},"about":"wallet cold-1","from":"203.0.113.7"}'
          event:
            id: '4'
            at: 2024-05-01T10:00:00Z
            activity: read
            result: success
            actor.name: ada
            target.name: cold-1
      """;

  @Test
  void readsARecordAsTheFileSays() {
    Mapping mapping = MappingFile.read(WHOLE, "own.yaml");
    AccessEvent event =
        mapping
            .read(
                Json.parse(
                    "{\"id\":\"x\",\"on\":1714557600,\"did\":\"changed\",\"went\":\"no\",\"who\":{\"mail\":\"Ada@ours.example\",\"login\":\"a\"},\"about\":\"daily limit now off\"}",
                    "x"),
                Instant.EPOCH)
            .getFirst();
    assertThat(event.id()).isEqualTo("vault-log/x");
    assertThat(event.activity()).isEqualTo(Activity.POLICY_CHANGED);
    assertThat(event.result()).isEqualTo(Result.FAILURE);
    assertThat(event.actor().name()).isEqualTo("ada@ours.example");
    assertThat(event.details())
        .containsEntry("weakened", "yes")
        .containsEntry("what", "daily limit now off")
        .containsEntry("log", "vault-log");
    assertThat(event.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
  }

  @Test
  void aMappingOfOnesOwnIsAskedBeforeAllOthers() {
    Readers readers = Readers.standard().with(MappingFile.read(WHOLE, "own.yaml"));
    Readers.Reading reading =
        readers.read(
            Json.parse("{\"who\":{},\"did\":\"sent 5 ETH\",\"event_type_id\":5}", "x"),
            Instant.EPOCH);
    assertThat(reading.reader()).isEqualTo("vault-log");
    assertThat(reading.events().getFirst().activity()).isEqualTo(Activity.TRANSFER_REQUESTED);
    assertThat(readers.names()).contains("vault-log", "okta", "gcp-audit");
    assertThatThrownBy(() -> readers.only("nobody"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("vault-log, okta");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mapping: 1 | mapping: 2 | line 1, column 10: “mapping”: only version 1 is known",
        "name: vault-log | name: Vault Log | “Vault Log” is not lower-case words",
        "name: vault-log | nom: vault-log | “nom” is not known here",
        "at: /on | at: on | “on” is no path; one is written as /actor/email",
        "at: /on | moment: /on | “moment” is not known here",
        "at: /on | id: /on | “id” stands twice",
        "action: /did | device: /did | “action” is missing",
        "opened: read target=wallet | opened: reads | “reads” is no activity",
        "opened: read target=wallet | opened: read target=purse | “purse” is no kind of target",
        "opened: read target=wallet | opened: read oddly | “oddly” is not written as name=value",
        "ok: success | ok: good | “good” is none of success, failure, unknown",
        "actor: person | actor: cat | “cat” is none of person, service",
        "target: wallet | target: purse | “purse” is no kind of target",
        "'wallet (\\S+)' | 'wallet (' | it is no regular expression",
        "'wallet (\\S+)' | 'wallet' | it has no group",
        "times: 'dd.MM.yyyy HH:mm' | times: 'nonsense b' | it is no pattern of a time",
        "has: [/who, /did] | having: [/who] | “having” is not known here",
        "activity: read | activity: sign-in | “sign-in” is expected, and “read” is read",
        "who\":{\"login | whom\":{\"login | the file does not recognise its own example",
        "meaning: policy-changed weakened=yes | means: x | a rule has “when” and “meaning”",
        "mapping: 1 | mapping: &a 1\\nx: *b | this is not YAML that can be read"
      })
  void everyMistakeIsASentenceWithItsPlace(String right, String wrong, String sentence) {
    String text = WHOLE.replace(right, wrong.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(WHOLE);
    assertThat(MappingFile.mistakes(text))
        .anySatisfy(mistake -> assertThat(mistake).contains(sentence));
    assertThatThrownBy(() -> MappingFile.read(text, "own.yaml"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("own.yaml, ");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    String text = WHOLE.replace("at: /on", "at: on").replace("ok: success", "ok: good");
    assertThat(MappingFile.mistakes(text)).hasSize(2).allMatch(one -> one.startsWith("line "));
    assertThatThrownBy(() -> MappingFile.read(text, "own.yaml"))
        .hasMessageContaining("(and 1 more)");
  }

  @ParameterizedTest
  @CsvSource({"''", "[]", "x", "'a: [1'", "'- 1'"})
  void whatIsNoMappingIsASentence(String text) {
    assertThat(MappingFile.mistakes(text)).isNotEmpty();
  }

  static java.util.List<String> shipped() {
    return ShippedMappings.NAMES;
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theShippedFilesAreRight(String name) {
    assertThat(MappingFile.mistakes(ShippedMappings.text(name))).isEmpty();
    assertThat(ShippedMappings.of(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "a*c, abc, true",
    "a*c, ac, true",
    "a*c, ab, false",
    "*b*, abc, true",
    "*b*b*, ab, false",
    "ABC, abc, true",
    "*, x, true",
    "ab*ba, aba, false"
  })
  void starsStandForAnything(String pattern, String text, boolean fits) {
    assertThat(new Stars(pattern).fits(text)).isEqualTo(fits);
  }
}
