package dev.countersign.intel.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.label.Kind;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documents are made up, in the formats that the authorities publish. */
class AuthorityListsTest {
  private static final String BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
  private static final String ETHEREUM = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";

  private static final String EU =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-11-20T10:00:00.000+01:00" globalFileId="1">
        <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.1234.56" logicalId="77">
          <remark>Wallet: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</remark>
          <regulation regulationType="amendment" publicationDate="2024-06-24" entryIntoForceDate="2024-06-24" numberTitle="2024/1 (OJ L1)" programme="CYB"><publicationUrl>https://eur-lex.europa.eu/eli/reg_impl/2024/1/oj</publicationUrl></regulation>
          <subjectType code="enterprise" classificationCode="E"/>
          <nameAlias wholeName="Example Exchange" strong="true"/>
          <nameAlias wholeName="Example Alias" strong="true"/>
          <identification number="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" identificationTypeCode="other"><remark>Ethereum</remark></identification>
        </sanctionEntity>
        <sanctionEntity euReferenceNumber="EU.1.1" logicalId="1"><nameAlias wholeName="Nobody Else"/></sanctionEntity>
      </export>
      """;
  private static final String UN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <CONSOLIDATED_LIST dateGenerated="2026-11-19T00:00:00.000Z"><INDIVIDUALS><INDIVIDUAL>
        <DATAID>690</DATAID><FIRST_NAME>Ex</FIRST_NAME><SECOND_NAME>Ample</SECOND_NAME>
        <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.001</REFERENCE_NUMBER><LISTED_ON>2017-06-02</LISTED_ON>
        <COMMENTS1>Uses 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.</COMMENTS1>
        <INDIVIDUAL_ALIAS><ALIAS_NAME>Other</ALIAS_NAME></INDIVIDUAL_ALIAS>
      </INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>1</DATAID><FIRST_NAME>Shell</FIRST_NAME><REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>
      """;
  private static final String UK =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Designations><DateGenerated>21/11/2026</DateGenerated><Designation>
        <LastUpdated>01/02/2025</LastUpdated><DateDesignated>26/02/2024</DateDesignated><UniqueID>CYB0042</UniqueID><OFSIGroupID>16000</OFSIGroupID>
        <Names><Name><Name6>ALIAS</Name6><NameType>Alias</NameType></Name><Name><Name6>EXAMPLE</Name6><Name1>Jane</Name1><NameType>Primary Name</NameType></Name></Names>
        <RegimeName>Cyber</RegimeName><OtherInformation>ETH 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed</OtherInformation>
      </Designation></Designations>
      """;
  private static final String OFSI =
      """
      Last Updated,21/11/2026
      Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID
      EXAMPLE,Jane,,,,,,"(UK Sanctions List Ref):CYB0042. Bitcoin: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",Individual,Primary name,Cyber,26/02/2024,01/02/2025,16000
      ÉTRANGER,,,,,,,"Bitcoin: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",Individual,AKA,Cyber,26/02/2024,01/02/2025,16001
      """;

  private static ReadList read(String text, String name) {
    return ListReader.read(text.getBytes(UTF_8), name);
  }

  @Test
  void findsAddressesInRemarksAndIdentificationsOfTheEu() {
    ReadList list = read(EU, "eu.xml");
    assertThat(list.source()).isEqualTo(ListSource.EU);
    assertThat(list.published()).contains(LocalDate.of(2026, 11, 20));
    assertThat(list.subjects()).isEqualTo(2);
    assertThat(list.entries()).extracting(Entry::address).containsExactly(BITCOIN, ETHEREUM);
    assertThat(list.entries())
        .allSatisfy(entry -> {
          assertThat(entry.name()).isEqualTo("Example Exchange");
          assertThat(entry.id()).isEqualTo("EU.1234.56");
          assertThat(entry.program()).isEqualTo("CYB");
          assertThat(entry.listed()).contains(LocalDate.of(2024, 6, 24));
          assertThat(entry.reference()).contains("eur-lex");
          assertThat(entry.kind()).isEqualTo(Kind.SANCTIONED);
        });
  }

  @Test
  void readsTheListOfTheUn() {
    ReadList list = read(UN, "un.xml");
    assertThat(list.source()).isEqualTo(ListSource.UN);
    assertThat(list.subjects()).isEqualTo(2);
    assertThat(list.entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.name()).isEqualTo("Ex Ample");
          assertThat(entry.id()).isEqualTo("KPi.001");
          assertThat(entry.listed()).contains(LocalDate.of(2017, 6, 2));
          assertThat(entry.program()).isEqualTo("DPRK");
        });
  }

  @Test
  void readsTheUkSanctionsListByItsPrimaryName() {
    ReadList list = read(UK, "uk.xml");
    assertThat(list.source()).isEqualTo(ListSource.UK);
    assertThat(list.published()).contains(LocalDate.of(2026, 11, 21));
    assertThat(list.entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.name()).isEqualTo("Jane EXAMPLE");
          assertThat(entry.id()).isEqualTo("CYB0042");
          assertThat(entry.listed()).contains(LocalDate.of(2024, 2, 26));
        });
  }

  @Test
  void readsTheTableOfOfsiInItsOldLetters() {
    ReadList list = ListReader.read(OFSI.getBytes(Charset.forName("windows-1252")), "ConList.csv");
    assertThat(list.source()).isEqualTo(ListSource.UK_OFSI);
    assertThat(list.published()).contains(LocalDate.of(2026, 11, 21));
    assertThat(list.subjects()).isEqualTo(2);
    assertThat(list.entries())
        .extracting(Entry::name, Entry::id, Entry::listed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "Jane EXAMPLE", "16000", Optional.of(LocalDate.of(2024, 2, 26))),
            org.assertj.core.groups.Tuple.tuple(
                "ÉTRANGER", "16001", Optional.of(LocalDate.of(2024, 2, 26))));
  }

  @Test
  void readsTheTableOfTheUkSanctionsList() {
    String table =
        """
        Report Date: 21-Nov-2026
        Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name type,Regime Name,Other Information,Date Designated
        01/02/2025,CYB0042,16000,,EXAMPLE,Jane,Primary Name,Cyber,Wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,26/02/2024
        """;
    ReadList list = read(table, "UK-Sanctions-List.csv");
    assertThat(list.source()).isEqualTo(ListSource.UK);
    assertThat(list.published()).contains(LocalDate.of(2026, 11, 21));
    assertThat(list.entries()).singleElement().extracting(Entry::id).isEqualTo("CYB0042");
  }

  @Test
  void tellsWhatLooksLikeAnAddressButIsNone() {
    ReadList list = read(EU.replace("Ef1BeAed", "Ef1BeAeD"), "eu.xml");
    assertThat(list.entries()).hasSize(1);
    assertThat(list.notes()).singleElement().asString().contains("EU.1234.56").contains("1BeAeD");
  }

  @Test
  void refusesWhatIsCutShortOrAnotherDocument() {
    assertThatThrownBy(() -> read(EU.substring(0, EU.length() - 20), "eu.xml"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("no XML that can be read to its end");
    assertThatThrownBy(() -> read("<html><body>Not found</body></html>", "eu.xml"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("its outermost element is html");
    assertThatThrownBy(() -> read("", "eu.xml")).isInstanceOf(UnreadableInput.class);
  }
}
