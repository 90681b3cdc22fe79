package dev.countersign.chain.node;

import dev.countersign.chain.node.SocketText.Heard;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection with a node. The next message is asked for when the last one was heard, so that a
 * node that says too much waits.
 */
final class Conversation implements WebSocket.Listener {
  private final SocketText text;
  private final Consumer<Heard> listener;
  private final StringBuilder message = new StringBuilder();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong heard = new AtomicLong();
  private volatile String why = "the connection ended";

  Conversation(SocketText text, Consumer<Heard> listener) {
    this.text = text;
    this.listener = listener;
  }

  /** How many messages and signs of life came. */
  long heard() {
    return heard.get();
  }

  String why() {
    return why;
  }

  boolean isOver(Duration wait) throws InterruptedException {
    return over.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  void end(String reason) {
    why = reason;
    over.countDown();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    if (over.getCount() == 0) {
      return null;
    }
    if (message.length() + part.length() > NodeSocket.LARGEST) {
      end("it said more at once than " + (NodeSocket.LARGEST >> 20) + " MiB");
      socket.abort();
      return null;
    }
    message.append(part);
    if (last) {
      heard.incrementAndGet();
      try {
        listener.accept(text.read(message.toString()));
      } catch (NodeFault fault) {
        end(fault.sentence());
        socket.abort();
        return null;
      } catch (RuntimeException e) {
        end("what it said could not be taken");
        socket.abort();
        return null;
      }
      message.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    end("it said what is no text");
    socket.abort();
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    heard.incrementAndGet();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end("it closed the connection");
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end("the connection broke off");
  }
}
