package dev.countersign.acceptance.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.follow.FollowedChain;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was followed, in a file: a line for each block that was added or from which on blocks were
 * taken back, on the disk before the call returns. A line that a kill cut is no line.
 */
public final class FileFollowed implements FollowedChain, AutoCloseable {
  /** A block as it is kept: its header, and its movements in words. */
  public record Kept(BlockHeader header, String movements) {
    /** As {@link FileFollowed} writes it. */
    public static Kept of(SeenBlock block) {
      return new Kept(
          block.header(),
          block.movements().stream().map(Kept::words).collect(Collectors.joining(";")));
    }

    private static String words(Movement one) {
      return String.join(
          ",",
          one.transaction().toHex(),
          Integer.toString(one.index()),
          one.from(),
          one.to(),
          one.amount().toString());
    }
  }

  private final FileChannel file;
  private final List<Kept> blocks;

  private FileFollowed(FileChannel file, List<Kept> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  /** What is in a file, cut behind its last whole line. */
  public static FileFollowed open(Path path) {
    try {
      String text = Files.exists(path) ? Files.readString(path) : "";
      int whole = text.lastIndexOf('\n') + 1;
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.truncate(whole);
      file.position(whole);
      return new FileFollowed(file, read(text.substring(0, whole)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Kept> read(String text) {
    List<Kept> blocks = new ArrayList<>();
    text.lines()
        .forEach(line -> {
          String[] words = line.split(" ", -1);
          long number = Long.parseLong(words[1]);
          if (words[0].equals("-")) {
            blocks.removeIf(one -> one.header().number() >= number);
          } else {
            Kept next =
                new Kept(
                    new BlockHeader(
                        number,
                        Bytes.fromHex(words[2]),
                        Bytes.fromHex(words[3]),
                        Long.parseLong(words[4])),
                    words[5]);
            follows(blocks, next.header());
            blocks.add(next);
          }
        });
    return blocks;
  }

  private static void follows(List<Kept> blocks, BlockHeader next) {
    if (!blocks.isEmpty()) {
      BlockHeader last = blocks.getLast().header();
      if (next.number() != last.number() + 1 || !next.parent().equals(last.hash())) {
        throw new IllegalArgumentException("no block after " + last + ": " + next);
      }
    }
  }

  /** All blocks. */
  public List<Kept> blocks() {
    return List.copyOf(blocks);
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getFirst().header());
  }

  @Override
  public Optional<BlockHeader> newest() {
    return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getLast().header());
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    long index = blocks.isEmpty() ? -1 : number - blocks.getFirst().header().number();
    return index < 0 || index >= blocks.size()
        ? Optional.empty()
        : Optional.of(blocks.get((int) index).header());
  }

  @Override
  public void append(SeenBlock block) {
    Kept kept = Kept.of(block);
    BlockHeader header = kept.header();
    follows(blocks, header);
    write(
        String.join(
            " ",
            "+",
            Long.toString(header.number()),
            header.hash().toHex(),
            header.parent().toHex(),
            Long.toString(header.time()),
            kept.movements()));
    blocks.add(kept);
  }

  @Override
  public void undoFrom(long number) {
    write("- " + number);
    blocks.removeIf(one -> one.header().number() >= number);
  }

  private void write(String line) {
    try {
      ByteBuffer raw = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (raw.hasRemaining()) {
        file.write(raw);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
