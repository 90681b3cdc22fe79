/**
 * The questions that employees of a company with wallets should ask, answered from what is
 * configured and observed. Nothing here is believed because somebody promised it.
 */
@NullMarked
package dev.countersign.access.posture;

import org.jspecify.annotations.NullMarked;
