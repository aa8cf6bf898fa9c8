package nl.balie.calamity;

/**
 * The calamity switch of a number went on, by hand or by its plan; published in the transaction that switches it.
 *
 * @param number in E.164
 */
public record CalamityBegan(String organisation, String number) {}
