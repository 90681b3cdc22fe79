package dev.countersign.lure.link;

/**
 * A domain that imitates another.
 *
 * @param host as it was looked at, in ASCII and lower case
 * @param name who is imitated, such as {@code MetaMask}
 * @param imitated the domain that is really theirs
 * @param kind whose it is
 * @param technique how
 * @param sure how sure
 * @param sentence all that in one sentence, the host defanged
 */
public record Imitation(
    String host,
    String name,
    String imitated,
    Protected.Kind kind,
    Technique technique,
    Sureness sure,
    String sentence) {}
