package dev.countersign.server.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.exercise.Templates;
import dev.countersign.server.drill.Leaves.Leaf;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {
  private static final String LINK = "https://console.example.com/d/abcdefghijklmnopqrstuvwxyz";
  private static final String WRAPPED =
      "https://eur01.safelinks.protection.outlook.com/?url="
          + URLEncoder.encode(LINK, StandardCharsets.UTF_8)
          + "&data=05%7C02&reserved=0";
  private static final Set<String> OURS = Set.of("console.example.com", "example.com");

  private static Template template(String id) {
    return Templates.shipped().find(id).orElseThrow();
  }

  private static String text(Template template, String link) {
    return String.join("\n\n", template.paragraphs())
        .replace(Template.LINK, link)
        .replace(Template.CHOICE, template.choices().getFirst());
  }

  private static boolean is(String id, UnaryOperator<String> change) {
    Template template = template(id);
    return new Likeness(template, LINK, OURS)
        .of(List.of(new Leaf("text/plain", change.apply(text(template, LINK)))));
  }

  @Test
  void knowsEveryExerciseAfterARewriterABannerAndAQuotingMailProgram() {
    for (Template template : Templates.shipped().mailed(EnumSet.allOf(Kind.class))) {
      String changed =
          "I got this:\n\n> [EXTERNAL] Be careful with links and files.\n> "
              + text(template, WRAPPED).replace("\n", "\n> ").replace(" and ", "\n> and ");
      Set<String> ours = Set.of("console.example.com", "example.com", "cornpany.example");
      assertThat(new Likeness(template, LINK, ours).of(List.of(new Leaf("text/plain", changed))))
          .as(template.id())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " https://evil.example/run.sh",
        " www.evil.example",
        " t.me/somebody",
        " mailto:x@evil.example",
        " //evil.example/a",
        " data:text/html,x",
        " tel:+41000000",
        " https://console.example.com.evil.example/d/abcdefghijklmnopqrstuvwxyz",
        " https://console.example.com/d/abcdefghijklmnopqrstuvwxyz@evil.example",
        " https://evil.example/?url=https%3A%2F%2Fconsole.example.com%2Fd%2Fabcdefghijklmnopqrstuvwxyz",
        " https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example"
      })
  void whatCarriesAnotherLinkIsNone(String more) {
    assertThat(is("payroll-1", text -> text)).isTrue();
    assertThat(is("payroll-1", text -> text + more)).isFalse();
  }

  @Test
  void whatSaysSomethingElseIsNone() {
    assertThat(is("payroll-1", text -> text.replace("changed", "been hacked"))).isFalse();
    assertThat(is("payroll-1", text -> text + " and call me".repeat(200))).isFalse();
    assertThat(is("payroll-1", text -> "Hello " + LINK)).isFalse();
    Template template = template("payroll-1");
    Likeness likeness = new Likeness(template, LINK, OURS);
    List<Leaf> withFile = new ArrayList<>(List.of(new Leaf("text/plain", text(template, LINK))));
    withFile.add(new Leaf("application/zip", "PK"));
    assertThat(likeness.of(withFile)).isFalse();
    assertThat(likeness.of(List.of())).isFalse();
  }

  @Test
  void aNoteIsTheLinkAndAFewWords() {
    Likeness likeness = new Likeness(template("payroll-1"), LINK, OURS);
    assertThat(likeness.ofNote("What is this? " + LINK)).isTrue();
    assertThat(likeness.ofNote("What is this? " + LINK + " and https://evil.example/")).isFalse();
    assertThat(likeness.ofNote("x".repeat(201) + LINK)).isFalse();
    assertThat(likeness.ofNote("What is this?")).isFalse();
  }
}
