package dev.countersign.intel.knowledge;

import static dev.countersign.intel.knowledge.KnowledgeFile.ACTORS;
import static dev.countersign.intel.knowledge.KnowledgeFile.INCIDENTS;
import static dev.countersign.intel.knowledge.KnowledgeFile.PUBLISHED;
import static dev.countersign.intel.knowledge.KnowledgeFile.SOURCES;
import static dev.countersign.intel.knowledge.KnowledgeFile.TECHNIQUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.incident.Incident;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeReaderTest {
  private static final String GROUP =
      "{\"kind\": \"part-of\", \"to\": \"state\", \"source\": \"s\"}";
  private static final String STATE = "\"about\": \"A.\", \"source\": \"s\"";

  @Test
  void readsWhatStandsThere() {
    Knowledge knowledge = new Texts().read();
    Incident theft = knowledge.incidents().getFirst();
    assertThat(theft.date().first()).isEqualTo(LocalDate.of(2023, 3, 1));
    assertThat(theft.date().last()).isEqualTo(LocalDate.of(2023, 3, 31));
    assertThat(theft.exact()).isFalse();
    assertThat(theft.assets().getFirst().amount()).isEqualByComparingTo("1.5");
    assertThat(theft.addresses().getFirst().address())
        .isEqualTo("0x098b716b8aaf21512996dc57eb0615e2383e2f96");
    assertThat(theft.named()).extracting("id").containsExactly("group");
    assertThat(theft.sources()).extracting("id").containsExactly("s");
    assertThat(theft.techniques().getFirst().url())
        .isEqualTo("https://attack.mitre.org/techniques/T1657/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SOURCES    | \"2023-05-01\"       | \"2023-13-01\"  | is no day: 2023-13-01",
        "SOURCES    | \"2023-05-01\"       | \"yesterday\"   | is no day: yesterday",
        "SOURCES    | https://bureau       | javascript:x    | has to begin with https://",
        "SOURCES    | https://bureau       | http://bureau   | has to begin with https://",
        "SOURCES    | \"id\": \"s\"        | \"id\": \"S !\" | the id \"S !\" is none",
        "TECHNIQUES | T1657                | T16             | \"T16\" is no technique",
        "TECHNIQUES | \"step\": \"leave\"  | \"step\": \"go\" | there is no step \"go\"",
        "ACTORS     | \"kind\": \"group\"  | \"kind\": \"gang\" | \"kind\" cannot be gang; expected one of state",
        "ACTORS     | \"to\": \"state\"    | \"to\": \"nobody\" | there is no actor \"nobody\"",
        "ACTORS     | \"to\": \"state\"    | \"to\": \"group\" | (group): it is part of itself",
        "ACTORS     | Slow Fish            | A STATE         | the name \"A STATE\" already means state",
        "ACTORS     | Slow Fish            | a group         | the name \"a group\" already means group",
        "ACTORS     | \"id\": \"group\"    | \"id\": \"state\" | is there twice",
        "INCIDENTS  | \"T1657\"            | \"T1566\"       | (theft): there is no technique \"T1566\"",
        "INCIDENTS  | \"group\"            | \"lazarus\"     | there is no actor \"lazarus\"",
        "INCIDENTS  | [\"group\"]          | []              | \"actors\" names nobody",
        "INCIDENTS  | \"source\": \"s\"    | \"source\": \"x\" | there is no source \"x\"",
        "INCIDENTS  | \"amount\": \"100\"  | \"amount\": \"0\" | \"amount\" is no amount above zero: 0",
        "INCIDENTS  | \"amount\": \"100\"  | \"amount\": \"-1\" | is no amount above zero: -1",
        "INCIDENTS  | \"amount\": \"100\"  | \"amount\": \"1e9\" | is no amount above zero: 1e9",
        "INCIDENTS  | \"amount\": \"100\"  | \"amount\": 100 | has to be text in quotation marks",
        "INCIDENTS  | \"stated\"           | \"roughly\"     | \"how\" cannot be roughly",
        "INCIDENTS  | \"high\"             | \"certain\"     | \"confidence\" cannot be certain",
        "INCIDENTS  | 0x098B               | 0x098C          | an address of theft",
        "INCIDENTS  | \"victim\"           | \"victims\"     | has a field \"victims\"",
        "INCIDENTS  | \"An exchange\"      | \" \"           | \"victim\" has to be text",
        "INCIDENTS  | [\"T1657\"]          | [\"T1657\", \"T1657\"] | has T1657 twice",
        "INCIDENTS  | [\"T1657\"]          | \"T1657\"       | has to be a list in brackets",
        "INCIDENTS  | \"date\": \"2023-03\", | \"exact\": 1, \"date\": \"2023-03\", | has to be true or false",
      })
  void refusesWhatIsWrongAndSaysWhere(
      KnowledgeFile file, String old, String other, String sentence) {
    Texts texts = new Texts().with(file, old, other);
    assertThatThrownBy(texts::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void saysInWhichFileAndEntry() {
    assertThatThrownBy(() -> new Texts().with(INCIDENTS, "\"100\"", "\"none\"").read())
        .hasMessageStartingWith("incidents.json, incidents 1 (theft), dollars: ");
  }

  @Test
  void refusesGroupsThatArePartOfEachOtherInACircle() {
    Texts texts =
        new Texts()
            .with(
                ACTORS,
                STATE,
                STATE + ", \"relations\": [" + GROUP.replace("state", "group") + "]");
    assertThatThrownBy(texts::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("(state): it is part of itself");
  }

  @Test
  void refusesTwoGroupsThatAreEachTheOtherOne() {
    Texts texts =
        new Texts()
            .with(ACTORS, "Slow Fish", "A state")
            .with(
                ACTORS,
                STATE,
                STATE
                    + ", \"aliases\": [{\"name\": \"A group\", \"by\": \"V\", \"means\": \"same\","
                    + " \"source\": \"s\"}]");
    assertThatThrownBy(texts::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("already means");
  }

  @ParameterizedTest
  @CsvSource({"Sea, Sea", "A group, Sea"})
  void refusesANameThatAGroupHasTwice(String one, String other) {
    String alias =
        "{\"name\": \"%s\", \"by\": \"V\", \"means\": \"overlaps\", \"source\": \"s\"}, ";
    Texts texts =
        new Texts()
            .with(
                ACTORS,
                "\"aliases\": [",
                "\"aliases\": [" + alias.formatted(one) + alias.formatted(other));
    assertThatThrownBy(texts::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("already means group");
  }

  @Test
  void takesANameThatOnlyOverlapsForSeveralGroups() {
    String alias = "{\"name\": \"Sea\", \"by\": \"V\", \"means\": \"overlaps\", \"source\": \"s\"}";
    Knowledge knowledge =
        new Texts()
            .with(ACTORS, "\"aliases\": [", "\"aliases\": [" + alias + ", ")
            .with(ACTORS, STATE, STATE + ", \"aliases\": [" + alias + "]")
            .read();
    assertThat(knowledge.actors())
        .allSatisfy(actor -> assertThat(actor.aliases()).extracting("name").contains("Sea"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"from\": \"2023\", \"to\": \"2022\" | it ends on 2022, before it begins",
        "\"from\": \"2023\", \"to\": \"2023\", \"attacks\": 0 | \"attacks\" is no count",
        "\"from\": \"2023\", \"to\": \"2023\", \"attacks\": 1.5 | \"attacks\" is no whole number",
        "\"from\": \"2023\", \"to\": \"2023\", \"attacks\": 99999999999999999999 | is no count",
        "\"from\": \"2023\", \"to\": \"2023\", \"without\": [\"x\"] | there is no incident \"x\"",
        "\"from\": \"2023\", \"to\": \"2023\", \"reasons\": [\"x\"] | \"reasons\" cannot be x",
        "\"from\": \"2023\" | the field \"to\" is missing",
      })
  void refusesPublishedFiguresThatCannotBe(String fields, String sentence) {
    Texts texts = new Texts().with(PUBLISHED, published(fields, ""));
    assertThatThrownBy(texts::read)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesADisputeOfOne() {
    String fields = "\"from\": \"2023\", \"to\": \"2023\"";
    Texts texts =
        new Texts().with(PUBLISHED, published(fields, "{\"between\": [\"p\"], \"why\": \"W\"}"));
    assertThatThrownBy(texts::read).hasMessageContaining("has to name two figures at least");
  }

  private static String published(String fields, String disputes) {
    return "{\"published\": [{\"id\": \"p\", \"source\": \"s\", \"covers\": \"c\","
        + " \"dollars\": {\"amount\": \"100\"}, "
        + fields
        + "}], \"disputes\": ["
        + disputes
        + "]}";
  }

  @ParameterizedTest
  @CsvSource({"''", "[]", "{", "nothing", "'{\"sources\": 1}'", "'{\"a\": 1}'"})
  void refusesAFileThatIsNone(String text) {
    assertThatThrownBy(() -> new Texts().with(SOURCES, text).read())
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("sources.json");
  }

  @Test
  void readsAFolder(@TempDir Path folder) throws IOException {
    for (var one : new Texts().all().entrySet()) {
      Files.writeString(folder.resolve(one.getKey().file()), one.getValue());
    }
    assertThat(KnowledgeReader.read(folder)).isEqualTo(new Texts().read());
    Files.write(folder.resolve(TECHNIQUES.file()), new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> KnowledgeReader.read(folder)).hasMessageContaining("is no UTF-8 text");
    Files.delete(folder.resolve(TECHNIQUES.file()));
    assertThatThrownBy(() -> KnowledgeReader.read(folder)).hasMessageContaining("does not exist");
  }
}
