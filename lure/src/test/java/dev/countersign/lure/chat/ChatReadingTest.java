package dev.countersign.lure.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.mail.Read;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatReadingTest {
  private static final String LINKEDIN =
      """
      CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS
      c1,,Eve Recruiter,https://www.linkedin.com/in/eve,Ada Ours,https://www.linkedin.com/in/ada,2025-03-06 11:05:00 UTC,,"Here is the test:
      https://evil.example/test.zip",INBOX,
      c1,,Ada Ours,https://www.linkedin.com/in/ada,Eve Recruiter,https://www.linkedin.com/in/eve,2025-03-06 11:01:00 UTC,,Tell me more,INBOX,
      c1,,Eve Recruiter,https://www.linkedin.com/in/eve,Ada Ours,https://www.linkedin.com/in/ada,2025-03-06 11:00:00 UTC,Great role,"<p>Dear Ada, see <a href=""https://evil.example/role"">the role</a></p>",INBOX,
      c2,,Bob,https://www.linkedin.com/in/bob,Ada Ours,https://www.linkedin.com/in/ada,2025-03-07 09:00:00 UTC,,Lunch?,INBOX,
      """;

  private static Read read(String text, String name) {
    return MessageReader.read(text.getBytes(UTF_8), name, Budget.usual());
  }

  private static List<String> turns(Message message) {
    return message.turns().stream()
        .map(turn -> (turn.ours() ? "we" : turn.who().name()) + ": " + turn.text())
        .toList();
  }

  @Test
  void readsLinkedInsMessagesAndKnowsWhoseTheyAre() {
    Read read = read(LINKEDIN, "messages.csv");
    assertThat(read.kind()).isEqualTo(Read.Kind.LINKEDIN);
    assertThat(read.messages()).hasSize(2);
    Message eve = read.messages().getFirst();
    assertThat(eve.channel()).isEqualTo(Channel.LINKEDIN);
    assertThat(eve.from()).isEqualTo(new Correspondent("Eve Recruiter", null, "linkedin:eve"));
    assertThat(turns(eve))
        .containsExactly(
            "Eve Recruiter: Great role\nDear Ada, see the role <https://evil.example/role>",
            "we: Tell me more",
            "Eve Recruiter: Here is the test:\nhttps://evil.example/test.zip");
    assertThat(eve.sentAt()).isEqualTo(Instant.parse("2025-03-06T11:05:00Z"));
    assertThat(eve.links())
        .extracting(Hyperlink::target, Hyperlink::where)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("https://evil.example/role", "the text, line 2"),
            org.assertj.core.groups.Tuple.tuple(
                "https://evil.example/test.zip", "the text, line 4"));
    assertThat(read.messages().get(1).text()).isEqualTo("Lunch?");
  }

  @Test
  void takesNobodyForUsWhereLinkedInsExportDoesNotTell() {
    String one =
        LINKEDIN.lines().filter(line -> !line.startsWith("c2")).reduce("", (a, b) -> a + b + "\n");
    Read read = read(one, "messages.csv");
    assertThat(read.messages()).hasSize(2);
    assertThat(read.messages()).allMatch(message -> message.turns().stream().noneMatch(Turn::ours));
    Read older = read("FROM,CONTENT,CONVERSATION ID\nEve,Hi,1\n", "x");
    assertThat(older.messages()).extracting(Message::text).containsExactly("Hi");
  }

  private static final String CHAT =
      """
      {"name":"Eve","type":"personal_chat","id":42,"messages":[
       {"id":1,"type":"service","date":"2025-03-06T10:00:00","actor":"Eve","actor_id":"user42","action":"phone_call","text":""},
       {"id":2,"type":"message","date":"2025-03-06T11:00:00","date_unixtime":"1741258800","from":"Eve","from_id":"user42",
        "text":["Hi, see ",{"type":"text_link","text":"the docs","href":"https://evil.example/d"},{"type":"link","text":" https://b.example"}]},
       {"id":3,"type":"message","date":"2025-03-06T11:01:00","from":"Ada","from_id":"user7","text":"ok"},
       {"id":4,"type":"message","date":"2025-03-06T11:02:00","from":"Eve","from_id":"user42","text":"",
        "file":"(File not included. Change data exporting settings to download.)","file_name":"test.zip",
        "inline_bot_buttons":[[{"type":"url","text":"Start","data":"https://evil.example/start"}]]}
      ]}
      """;

  @Test
  void readsOneChatOfTelegrams() {
    Read read = read(CHAT, "result.json");
    assertThat(read.kind()).isEqualTo(Read.Kind.TELEGRAM);
    assertThat(read.messages()).hasSize(1);
    Message message = read.messages().getFirst();
    assertThat(message.from()).isEqualTo(new Correspondent("Eve", null, "telegram:user42"));
    assertThat(turns(message))
        .containsExactly("Eve: Hi, see the docs https://b.example", "we: ok", "Eve: ");
    assertThat(message.turns().getFirst().at()).isEqualTo(Instant.parse("2025-03-06T11:00:00Z"));
    assertThat(message.links())
        .extracting(Hyperlink::text, Hyperlink::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("the docs", "https://evil.example/d"),
            org.assertj.core.groups.Tuple.tuple("https://b.example", "https://b.example"),
            org.assertj.core.groups.Tuple.tuple("Start", "https://evil.example/start"));
    assertThat(message.attachments()).extracting(one -> one.name()).containsExactly("test.zip");
    assertThat(message.attachments().getFirst().content().cut()).isTrue();
  }

  @Test
  void readsAllOfAnAccountOfTelegrams() {
    String all =
        "{\"about\":\"x\",\"personal_information\":{\"user_id\":7,\"first_name\":\"Ada\"},\"chats\":{\"list\":["
            + CHAT
            + ",{\"name\":\"Group\",\"type\":\"private_group\",\"id\":9,\"messages\":["
            + "{\"id\":1,\"type\":\"message\",\"date\":\"2025-03-06T11:00:00\",\"from\":\"Ada\",\"from_id\":\"user7\",\"text\":\"hi\"},"
            + "{\"id\":2,\"type\":\"message\",\"date\":\"2025-03-06T11:00:01\",\"from\":\"Bob\",\"from_id\":\"user8\",\"text\":\"ho\"}]}]}}";
    Read read = read(all, "result.json");
    assertThat(read.messages()).hasSize(2);
    assertThat(turns(read.messages().get(1))).containsExactly("we: hi", "Bob: ho");
    assertThat(read.messages().get(1).subject()).isEqualTo("Group");
  }

  private static final String DAY =
      """
      [{"type":"message","user":"U1","text":"Hi <@U2>, see <https://evil.example/x|our docs> &amp; <https://b.example>","ts":"1741258800.000100",
        "user_profile":{"real_name":"Eve"},"files":[{"name":"test.zip"}]},
       {"type":"message","subtype":"channel_join","user":"U2","text":"<@U2> has joined","ts":"1741258801.000100"},
       {"type":"message","user":"U2","text":"ok","ts":"1741258700.000100"}]
      """;

  @Test
  void readsADayOfSlacks() {
    Read read = read(DAY, "general/2025-03-06.json");
    assertThat(read.kind()).isEqualTo(Read.Kind.SLACK);
    assertThat(read.messages()).hasSize(2);
    Message eve = read.messages().get(1);
    assertThat(eve.from()).isEqualTo(new Correspondent("Eve", null, "slack:U1"));
    assertThat(eve.text()).isEqualTo("Hi @U2, see our docs & https://b.example");
    assertThat(eve.subject()).isEqualTo("general");
    assertThat(eve.links())
        .extracting(Hyperlink::target)
        .containsExactly("https://evil.example/x", "https://b.example");
    assertThat(eve.attachments()).hasSize(1);
    assertThat(eve.turns()).extracting(Turn::text).startsWith("ok");
  }

  @Test
  void readsAnExportOfSlacksAndKnowsWhoIsInEachDirectMessage() throws IOException {
    byte[] zip =
        zip(
            "users.json",
            "[{\"id\":\"U1\",\"profile\":{\"real_name\":\"Eve\",\"email\":\"eve@Evil.example\"}},{\"id\":\"U2\",\"name\":\"ada\"}]",
            "channels.json",
            "[]",
            "dms.json",
            "[{\"id\":\"D1\",\"members\":[\"U1\",\"U2\"]},{\"id\":\"D2\",\"members\":[\"U2\",\"U3\"]}]",
            "D1/2025-03-06.json",
            DAY);
    Read read = MessageReader.read(zip, "export.zip", Budget.usual());
    assertThat(read.kind()).isEqualTo(Read.Kind.SLACK);
    assertThat(read.messages()).hasSize(1);
    Message eve = read.messages().getFirst();
    assertThat(eve.from()).isEqualTo(new Correspondent("Eve", "eve@evil.example", "slack:U1"));
    assertThat(turns(eve))
        .containsExactly("we: ok", "Eve: Hi @ada, see our docs & https://b.example");
  }

  @Test
  void readsLinkedInsArchiveAndLeavesOtherArchivesAlone() throws IOException {
    Read read =
        MessageReader.read(zip("messages.csv", LINKEDIN), "Basic_Export.zip", Budget.usual());
    assertThat(read.kind()).isEqualTo(Read.Kind.LINKEDIN);
    assertThat(read.messages()).hasSize(2);
    Read other = MessageReader.read(zip("package.json", "{}"), "a.zip", Budget.usual());
    assertThat(other.kind()).isEqualTo(Read.Kind.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[06.03.25, 11:00:02] Eve: Hi\nthere\n[06.03.25, 11:01:00] You: ok\n",
        "3/6/25, 11:00 AM - Eve: Hi\nthere\n3/6/25, 11:01 AM - You: ok\n",
        "Eve, [06.03.2025 11:00]\nHi\nthere\n\nYou, [06.03.2025 11:01]\nok\n",
        "Eve 11:00 AM\nHi\nthere\nYou 11:01 AM\nok\n",
      })
  void tellsApartWhoWroteInPastedText(String text) {
    Read read = read(text, "");
    assertThat(read.kind()).isEqualTo(Read.Kind.PASTED);
    Message message = read.messages().getFirst();
    assertThat(turns(message)).containsExactly("Eve: Hi\nthere", "we: ok");
    assertThat(message.from()).isEqualTo(new Correspondent("Eve", null, null));
    assertThat(message.text()).isEqualTo(text);
  }

  @Test
  void takesNoTurnsFromTextThatOnlyHasColons() {
    Read read =
        read("Dear Ada\nSalary: 500,000\nPlace: remote\nStart: now\nhttps://evil.example", "");
    assertThat(read.messages().getFirst().turns()).isEmpty();
    assertThat(read.messages().getFirst().links()).hasSize(1);
  }

  @Test
  void understandsPastedTextThatBeginsLikeAMail() {
    Read read = read("From: Eve <eve@evil.example>\nSubject: Hi\n\nRun it", "");
    assertThat(read.kind()).isEqualTo(Read.Kind.MAIL);
    assertThat(read.messages().getFirst().subject()).isEqualTo("Hi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"version\":\"1\",\"scripts\":{}}",
        "{\"messages\":[],\"type\":\"module\",\"date\":1}",
        "[{\"type\":\"message\"}]",
        "[1,2,3]"
      })
  void leavesOtherJsonAlone(String text) {
    assertThat(read(text, "a.json").kind()).isEqualTo(Read.Kind.NONE);
  }

  @Test
  void saysWhereAnExportIsBroken() {
    Read read = read(CHAT.substring(0, CHAT.length() - 20), "result.json");
    assertThat(read.kind()).isEqualTo(Read.Kind.TELEGRAM);
    assertThat(read.messages()).isEmpty();
    assertThat(read.defects())
        .singleElement()
        .asString()
        .startsWith("Telegram's export is not JSON that can be read at line");
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
