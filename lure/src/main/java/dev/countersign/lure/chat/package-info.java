/**
 * Conversations: exports of LinkedIn, Telegram and Slack, and pasted text, as messages; one for
 * each counterpart.
 */
@NullMarked
package dev.countersign.lure.chat;

import org.jspecify.annotations.NullMarked;
