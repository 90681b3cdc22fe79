package dev.countersign.acceptance.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.document.Answerable;
import dev.countersign.gate.policy.document.ChangeKind;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.review.ExampleResult;
import dev.countersign.gate.policy.review.Examples;
import dev.countersign.gate.policy.yaml.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page {@code docs/policy.md} says what the program does. */
class PolicyPageTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([a-z0-9-]+)`");

  @Test
  void itsDocumentCanBeUsedAndItsExamplesHold() throws IOException {
    List<String> blocks = blocks();
    String examples =
        blocks.stream().filter(block -> block.contains("\nexamples:")).findFirst().orElseThrow();
    Policy policy = PolicyFile.read(blocks.getFirst() + examples);
    assertThat(Examples.run(policy))
        .hasSize(2)
        .allSatisfy(
            result -> assertThat(result.differences()).as(result.example().name()).isEmpty())
        .extracting(ExampleResult::isAsExpected)
        .containsOnly(true);
  }

  @Test
  void itsOtherRulesCanBeUsedToo() throws IOException {
    String head = blocks().getFirst().split("rules:", -1)[0];
    for (String block : blocks()) {
      if (block.startsWith("- name:")) {
        assertThat(PolicyFile.read(head + "rules:\n" + block.indent(2)).rules()).isNotEmpty();
      } else if (block.startsWith("approvals:") || block.startsWith("if:")) {
        assertThat(
                PolicyFile.read(head + "rules:\n  - name: x\n    then: allow\n" + block.indent(4))
                    .rules())
            .isNotEmpty();
      } else if (block.startsWith("governance:")) {
        String rest = head.split("governance:", -1)[0];
        assertThat(PolicyFile.read(rest + block).governance().of(ChangeKind.STOP).coolingOff())
            .isZero();
      }
    }
  }

  @Test
  void itListsWhatPeopleCanAgreeTo() throws IOException {
    String page = page();
    String list =
        page.substring(page.indexOf("Agreement is possible"), page.indexOf("Never to what was"));
    assertThat(codes(list)).containsExactlyElementsOf(Answerable.codes());
  }

  @Test
  void itListsTheActions() throws IOException {
    String row =
        page().lines().filter(line -> line.startsWith("| `action` |")).findFirst().orElseThrow();
    assertThat(codes(row).subList(1, codes(row).size()))
        .containsExactlyInAnyOrder(
            List.of(Action.values()).stream().map(Action::word).toArray(String[]::new));
  }

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page());
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  private static List<String> codes(String text) {
    List<String> codes = new ArrayList<>();
    Matcher matcher = CODE.matcher(text);
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }

  private static String page() throws IOException {
    return Files.readString(Project.ROOT.resolve("docs/policy.md"));
  }
}
