package dev.countersign.response.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.response.playbook.Playbook.Need;
import dev.countersign.response.playbook.Playbook.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlaybookFileTest {
  private static final String GOOD =
      """
      playbook: 1
      kind: wallet-drained
      about: Value left.
      tasks:
        - task: stop
          ask: Stop it for {wallets}?
          why: Because.
          known: [wallets]
          go:
            - { to: "/incidents/{incident}", say: Look }
          due: 10m
          by: [security]
          options:
            - { option: done, say: Done, then: Go on, contains: true }
            - { option: not-done, say: Not done, then: Why, reason: true }
        - task: follow
          ask: Follow it?
          why: Because.
          due: 1h
          by: [security, administrator]
          after: [stop=done]
          options:
            - { option: done, say: Done, then: Go on }
            - { option: not-done, say: Not done, then: Why }
      """;

  @ParameterizedTest
  @EnumSource(CaseKind.class)
  void readsWhatTheProductComesWith(CaseKind kind) {
    Playbook read = Playbooks.shipped().of(kind);
    assertThat(read.kind()).isEqualTo(kind);
    assertThat(read.tasks()).hasSizeGreaterThan(3);
    assertThat(read.tasks().getFirst().after()).isEmpty();
  }

  @Test
  void theSameKeyIsTheSameDecisionInEveryPlaybook() {
    Map<String, Object> answers = new HashMap<>();
    for (CaseKind kind : CaseKind.values()) {
      for (Task task : Playbooks.shipped().of(kind).tasks()) {
        Object own = task.options().stream().map(Playbook.Option::key).toList();
        assertThat(answers.getOrDefault(task.key(), own)).as(task.key()).isEqualTo(own);
        answers.put(task.key(), own);
      }
    }
  }

  @Test
  void readsATaskWithAllItsFields() {
    Playbook read = PlaybookFile.read(GOOD);
    Task stop = read.task("stop").orElseThrow();
    assertThat(stop.due()).isEqualTo(Duration.ofMinutes(10));
    assertThat(stop.known()).containsExactly(Thing.Kind.WALLET);
    assertThat(stop.option("done").orElseThrow().contains()).isTrue();
    assertThat(read.task("follow").orElseThrow().after())
        .containsExactly(new Need("stop", Optional.of("done")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          playbook: 1 | playbook: 2 | line 1, column 1: "playbook" is the form's version; expected 1
          kind: wallet-drained | kind: wallet-drain | line 2, column 7: There is no kind of case "wallet-drain"
          about: Value left. | about: [a] | "about" is a single value, but here is a list
          {wallets}? | {wallet}? | line 6, column 10: "ask" has the place {wallet}; expected one of people
          known: [wallets] | known: [wallet] | "wallet" is nothing that a case knows
          /incidents/{incident} | //evil.example/ | "to" is a page of the console
          /incidents/{incident} | /incidents/{incidents} | "to" has the place {incidents}
          /incidents/{incident} | https://evil.example | "to" is a page of the console
          due: 10m | due: soon | "due" is a span of time
          due: 10m | due: 0s | "due" is longer than nothing
          by: [security] | by: [auditor] | "auditor" decides nothing in a case
          after: [stop=done] | after: [stop=yes] | "stop" has no option "yes"
          after: [stop=done] | after: [stpo] | comes after "stpo", which is no task that stands before it; did you mean "stop"?
          task: follow | task: stop | The task "stop" stands twice
          task: follow | task: Follow | "task" is lower-case letters, digits and hyphens
          contains: true | contains: yes | "contains" is true or false
          option: not-done | option: done | The option "done" stands twice
          why: Because. | whi: Because. | A task has no field "whi"
          """)
  void saysWhatIsWrongWithItsPlace(String right, String wrong, String because) {
    String text =
        GOOD.replaceFirst(
            java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> PlaybookFile.read(text))
        .isInstanceOf(UnreadablePlaybook.class)
        .hasMessageContaining(because);
  }

  @Test
  void refusesOneAnswerAsNoDecision() {
    String text =
        GOOD.replace("      - { option: not-done, say: Not done, then: Why, reason: true }\n", "");
    assertThatThrownBy(() -> PlaybookFile.read(text)).hasMessageContaining("2 to 8 options");
  }

  @Test
  void fillsInWhatIsKnown() {
    Filling filling =
        new Filling(
            Map.of(
                Thing.Kind.WALLET,
                java.util.List.of(
                    new Filling.Name("1", "hot-1"), new Filling.Name("2", "{people}")),
                Thing.Kind.INCIDENT,
                java.util.List.of(new Filling.Name("7", "Incident 7"))));
    assertThat(filling.sentence("Stop {wallets}, {people}?"))
        .isEqualTo("Stop hot-1, {people}, nobody is known yet?");
    assertThat(filling.links(new Playbook.Place("/incidents/{incident}", "Look")))
        .containsExactly(new Filling.Link("/incidents/7", "Look"));
    assertThat(filling.links(new Playbook.Place("/people/{person}", "Look"))).isEmpty();
    assertThat(filling.links(new Playbook.Place("/stop", "Stop")))
        .containsExactly(new Filling.Link("/stop", "Stop"));
  }

  private static final String OWN =
      """
      playbook: 1
      kind: wallet-drained
      about: Value left, and our insurer wants to know.
      adds: true
      tasks:
        - task: tell-our-insurer
          ask: Is the insurer told?
          why: They pay nothing that they heard of late.
          due: 4h
          by: [administrator]
          after: [stop-signing]
          options:
            - { option: told, say: They are told, then: Their number is noted }
            - { option: not-insured, say: It is not insured, then: Nothing }
      """;

  @Test
  void ownTasksComeAfterThoseThatAreShippedOrStandInTheirPlace() {
    Playbook shipped = Playbooks.shipped().of(CaseKind.WALLET_DRAINED);
    Playbook added = PlaybookFile.own(OWN, Playbooks.shipped()::of);
    assertThat(added.tasks()).startsWith(shipped.tasks().toArray(Task[]::new));
    assertThat(added.tasks().getLast().key()).isEqualTo("tell-our-insurer");
    assertThat(added.tasks()).hasSize(shipped.tasks().size() + 1);

    String instead = OWN.replace("adds: true", "adds: false").replace("after: [stop-signing]", "");
    assertThat(PlaybookFile.own(instead, Playbooks.shipped()::of).tasks()).hasSize(1);
    assertThatThrownBy(() ->
            PlaybookFile.own(OWN.replace("adds: true", "adds: false"), Playbooks.shipped()::of))
        .as("what stands in its place cannot come after it")
        .hasMessageContaining("stop-signing");
    assertThatThrownBy(() ->
            PlaybookFile.own(
                OWN.replace("task: tell-our-insurer", "task: stop-signing"),
                Playbooks.shipped()::of))
        .hasMessageContaining("stands twice");
  }
}
