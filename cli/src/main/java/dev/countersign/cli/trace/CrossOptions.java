package dev.countersign.cli.trace;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Across;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** On which other chains a trace goes on, and how sure a crossing must be. */
final class CrossOptions {
  /** The scheme, whoever signs in, the host, the path and question, and the blocks. */
  private static final Pattern URL =
      Pattern.compile("(=https?://)(?:[^/?#]*@)?([^/?#@]*)[^#]*(#.*)?$");

  @Option(
      names = "--also",
      paramLabel = "CHAIN=PLACE",
      description = {
        "The ledger of another chain (EIP-155), on which value goes on that went over a bridge:",
        "files, a folder, a store, or a node (56=http://127.0.0.1:8545#FROM-TO, blocks that may be",
        "left out). May be given several times."
      })
  List<String> also = new ArrayList<>();

  @Option(
      names = "--confidence",
      paramLabel = "C",
      description =
          "Follow a crossing that is at least as sure, up to 1: said on both sides. Default: 0.9.")
  double confidence = Across.SURE;

  @Option(
      names = "--crossings",
      paramLabel = "N",
      description = "Over no more bridges in a row. Default: 10.")
  int depth = Across.DEPTH;

  private static String shortened(MatchResult url) {
    String blocks = url.group(3) == null ? "" : url.group(3);
    return Matcher.quoteReplacement(url.group(1) + url.group(2) + blocks);
  }

  boolean isAsked() {
    return !also.isEmpty();
  }

  /** What is asked, as reports may tell it: of a node its host, since keys are often in a URL. */
  Across across() {
    return new Across(also.stream().map(CrossOptions::told).toList(), confidence, depth);
  }

  private static String told(String option) {
    return URL.matcher(option).replaceFirst(CrossOptions::shortened);
  }

  /** Refuses what does not go together. */
  void check(NodeOptions node) {
    across();
    if (!isAsked() && (confidence != Across.SURE || depth != Across.DEPTH)) {
      throw new UnreadableInput("The options --confidence and --crossings go with --also");
    }
    if (isAsked() && node.follow) {
      throw new UnreadableInput(
          "A trace that is left open (--follow) goes on on one chain only; leave --also out");
    }
  }
}
