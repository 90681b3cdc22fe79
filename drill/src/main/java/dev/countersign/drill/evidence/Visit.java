package dev.countersign.drill.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A press as the server saw it.
 *
 * @param sentAt when the mail was handed over
 * @param reportedAt when its recipient reported it; null where they have not
 * @param running false once the exercise was stopped or is over
 * @param issuedAt when the page that was pressed was made; null where what came with the press was
 *     not made by this server for this mail
 * @param first whether that page was not pressed before
 * @param right whether the button was the one that the mail names
 * @param programBefore whether a program pressed something behind this link before
 */
public record Visit(
    Instant sentAt,
    @Nullable Instant reportedAt,
    boolean running,
    @Nullable Instant issuedAt,
    boolean first,
    boolean right,
    boolean programBefore,
    Instant at) {}
