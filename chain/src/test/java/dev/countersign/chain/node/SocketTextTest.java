package dev.countersign.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.node.SocketText.Heard;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketTextTest {
  private final SocketText text = new SocketText(List.of("newHeads", "newPendingTransactions"));

  private Heard read(String message) throws NodeFault {
    return text.read(message.replace('\'', '"'));
  }

  private Heard notified(String subscription) throws NodeFault {
    return read(
        "{'jsonrpc':'2.0','method':'eth_subscription','params':{'subscription':'"
            + subscription
            + "','result':'0x7'}}");
  }

  @Test
  void asksForEachSubscription() {
    assertThat(text.questions())
        .hasSize(2)
        .last()
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"eth_subscribe\","
                + "\"params\":[\"newPendingTransactions\"]}");
  }

  @Test
  void knowsByTheAnswerWhichNotificationIsWhich() throws NodeFault {
    assertThat(notified("0xa")).isInstanceOf(Heard.Nothing.class);
    read("{'jsonrpc':'2.0','id':2,'result':'0xa'}");
    assertThat(notified("0xa"))
        .isEqualTo(new Heard.Said("newPendingTransactions", RpcValues.text("0x7")));
    assertThat(notified("0xb")).isInstanceOf(Heard.Nothing.class);
  }

  @Test
  void saysWhatANodeDoesNotOffer() throws NodeFault {
    assertThat(read("{'jsonrpc':'2.0','id':1,'error':{'code':-32601,'message':'no such thing'}}"))
        .isEqualTo(new Heard.Refused("newHeads", "no such thing"));
  }

  @Test
  void leavesWhatWasNotAskedAndRefusesWhatIsNoJson() throws NodeFault {
    for (String other :
        List.of("{}", "{'id':99,'result':'0x1'}", "{'id':'x'}", "{'method':'eth_subscription'}")) {
      assertThat(read(other)).isInstanceOf(Heard.Nothing.class);
    }
    for (String none : List.of("", "[]", "nonsense", "{'id':1}{'id':2}")) {
      assertThatThrownBy(() -> read(none)).isInstanceOf(NodeFault.class);
    }
  }
}
