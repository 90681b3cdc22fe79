package dev.countersign.intel.list;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents are made up, in the schemas that OFAC publishes. */
class OfacListTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "bc1qexampleexampleexampleexampleexample";
  private static final String SIMPLE =
      """
      <?xml version="1.0" standalone="yes"?>
      <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
        <publshInformation><Publish_Date>07/30/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
        <sdnEntry>
          <uid>123</uid>
          <firstName>Jane</firstName>
          <lastName>EXAMPLE &amp; SONS</lastName>
          <sdnType>Individual</sdnType>
          <programList><program>TEST</program></programList>
          <akaList><aka><uid>124</uid><lastName>ALIAS</lastName></aka></akaList>
          <idList>
            <id><uid>125</uid><idType>Gender</idType><idNumber>Female</idNumber></id>
            <id><uid>126</uid><idType>Digital Currency Address - ETH</idType><idNumber>0xA1a1A1a1A1a1A1a1A1a1A1a1A1a1A1a1A1a1A1a1</idNumber></id>
            <id><uid>127</uid><idType>Digital Currency Address - XBT</idType><idNumber>bc1qexampleexampleexampleexampleexample</idNumber></id>
          </idList>
        </sdnEntry>
        <sdnEntry>
          <uid>200</uid>
          <lastName>NO ADDRESS LTD</lastName>
        </sdnEntry>
      </sdnList>
      """;
  private static final String ADVANCED =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
        <ReferenceValueSets><FeatureTypeValues>
          <FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType>
          <FeatureType ID="345" FeatureTypeGroupID="1">Digital Currency Address - ETH</FeatureType>
        </FeatureTypeValues></ReferenceValueSets>
        <DistinctParties><DistinctParty FixedRef="1"><Profile ID="1" PartySubTypeID="3">
          <Identity ID="1" FixedRef="1" Primary="true" False="false">
            <Alias FixedRef="1" AliasTypeID="1400" Primary="false" LowQuality="false">
              <DocumentedName ID="1"><DocumentedNamePart><NamePartValue>OTHER</NamePartValue></DocumentedNamePart></DocumentedName>
            </Alias>
            <Alias FixedRef="1" AliasTypeID="1403" Primary="true" LowQuality="false">
              <DocumentedName ID="2"><DocumentedNamePart><NamePartValue>EXAMPLE</NamePartValue></DocumentedNamePart>
                <DocumentedNamePart><NamePartValue>GROUP</NamePartValue></DocumentedNamePart></DocumentedName>
              <DocumentedName ID="3"><DocumentedNamePart><NamePartValue>ПРИМЕР</NamePartValue></DocumentedNamePart></DocumentedName>
            </Alias>
          </Identity>
          <Feature ID="9" FeatureTypeID="8"><FeatureVersion ID="1"><VersionDetail DetailTypeID="1432">1970</VersionDetail></FeatureVersion></Feature>
          <Feature ID="10" FeatureTypeID="345"><FeatureVersion ID="2"><Comment /><VersionDetail DetailTypeID="1432">0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1</VersionDetail></FeatureVersion></Feature>
        </Profile></DistinctParty></DistinctParties>
      </Sanctions>
      """;

  @TempDir private Path folder;

  private Labels read(String text) throws IOException {
    Files.writeString(folder.resolve("sdn.xml"), text);
    return LabelFiles.read(List.of(folder));
  }

  @Test
  void takesDigitalCurrencyAddressesWithTheNameOfTheirEntry() throws IOException {
    Labels labels = read(SIMPLE);
    assertThat(labels.size()).isEqualTo(2);
    assertThat(labels.of(A))
        .contains(new Label(A, "Jane EXAMPLE & SONS", Kind.SANCTIONED, "sdn.xml"));
    assertThat(labels.of(B))
        .contains(new Label(B, "Jane EXAMPLE & SONS", Kind.SANCTIONED, "sdn.xml"));
  }

  @Test
  void readsTheAdvancedFormatByItsPrimaryName() throws IOException {
    Labels labels = read(ADVANCED);
    assertThat(labels.size()).isEqualTo(1);
    assertThat(labels.of(A)).contains(new Label(A, "EXAMPLE GROUP", Kind.SANCTIONED, "sdn.xml"));
  }

  @Test
  void saysUnderWhichEntryAndProgrammeAndSinceWhen() throws IOException {
    Entry simple = ListReader.read(SIMPLE.getBytes(UTF_8), "sdn.xml").entries().getFirst();
    assertThat(simple.id()).isEqualTo("123");
    assertThat(simple.program()).isEqualTo("TEST");
    assertThat(simple.chain()).isEqualTo("ETH");
    assertThat(simple.list()).isEqualTo("ofac-sdn");
    assertThat(simple.reference()).endsWith("?id=123");
    String entry =
        """
        <SanctionsEntries><SanctionsEntry ID="1" ProfileID="1" ListID="1550">
          <EntryEvent ID="1" EntryEventTypeID="1"><Date CalendarTypeID="1"><Year>2022</Year><Month>4</Month><Day>14</Day></Date></EntryEvent>
          <SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>DPRK3</Comment></SanctionsMeasure>
        </SanctionsEntry></SanctionsEntries></Sanctions>
        """;
    String issued =
        "<DateOfIssue CalendarTypeID=\"1\"><Year>2026</Year><Month>7</Month><Day>30</Day></DateOfIssue>"
            + "<ReferenceValueSets>";
    ReadList advanced =
        ListReader.read(
            ADVANCED
                .replace("</Sanctions>", entry)
                .replace("<ReferenceValueSets>", issued)
                .getBytes(UTF_8),
            "sdn_advanced.xml");
    assertThat(advanced.published()).contains(LocalDate.of(2026, 7, 30));
    assertThat(advanced.entries())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.id()).isEqualTo("1");
          assertThat(one.program()).isEqualTo("DPRK3");
          assertThat(one.listed()).contains(LocalDate.of(2022, 4, 14));
        });
  }

  @Test
  void looksNothingUpOutsideOfTheFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.text"), A);
    String list = SIMPLE.replace(B, "&outside;");
    String declared =
        list.replace(
            "<sdnList ",
            "<!DOCTYPE sdnList [<!ENTITY outside SYSTEM \"" + secret.toUri() + "\">]>\n<sdnList ");
    assertThatThrownBy(() -> read(declared))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("sdn.xml");
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("sdn.xml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "</sdnList> | '' | is no XML that can be read to its end",
        "sdnList | list | line 2 is no list of OFAC",
        "bc1qexampleexampleexampleexampleexample | '' | has a digital currency address that is empty",
      })
  void saysWhatIsWrong(String what, String instead, String sentence) {
    assertThatThrownBy(() -> read(SIMPLE.replace(what, instead)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("sdn.xml")
        .hasMessageContaining(sentence);
  }

  @Test
  void saysSoWhereThePlatformsParserFails() {
    assertThatThrownBy(() -> read("<!DOCTYPE x PUBLIC \"\" \"http://foo\"[\0"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("sdn.xml is no XML that can be read to its end");
  }

  @Test
  void readsWithAByteOrderMarkAndRefusesWhatIsNoUtf8() throws IOException {
    assertThat(read("\ufeff" + SIMPLE).size()).isEqualTo(2);
    Files.write(folder.resolve("sdn.xml"), SIMPLE.replace("Jane", "é").getBytes(ISO_8859_1));
    assertThatThrownBy(() -> LabelFiles.read(List.of(folder)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("sdn.xml");
  }

  @Test
  void boundsDepthAndTexts() {
    assertThatThrownBy(() -> read("<sdnList>" + "<a>".repeat(65)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("more than 64 deep");
    assertThatThrownBy(() -> read(SIMPLE.replace("Jane", "J".repeat(8193))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("more than 8192 characters");
  }
}
