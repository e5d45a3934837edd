/** Do the fixed shares answer as README.md states them, at each end of each share? */
import { componentOfCategory, kindOfTicket, tierOfLocation } from './uci-shares.ts';

describe('tierOfLocation', () => {
  it.each([
    ['200', 'enterprise'],
    ['1', 'standard'],
    ['143', 'standard'],
    ['204', 'premium'],
    ['125', 'premium'],
    ['26', 'market-priority'],
    ['7', 'market-digital'],
    ['108', 'business'],
    ['9', 'business'],
  ])('reads location %s as %s', (location, tier) => {
    expect(tierOfLocation(location)).toBe(tier);
  });

  it('knows no tier without a location', () => {
    expect(tierOfLocation('')).toBeNull();
  });
});

describe('kindOfTicket', () => {
  it.each([
    ['INC0000000', '42', 'outage'],
    ['INC0000002', '42', 'outage'],
    ['INC0000003', '42', 'incident'],
    ['INC0000039', '42', 'incident'],
    ['INC0000040', '42', 'configuration'],
    ['INC0000059', '42', 'configuration'],
    ['INC0000060', '42', 'advice'],
    ['INC0000099', '42', 'advice'],
    ['INC0000000', '46', 'outage'],
    ['INC0000001', '46', 'incident'],
    ['INC0000025', '46', 'configuration'],
    ['INC0000040', '46', 'advice'],
    ['INC0000000', '26', 'incident'],
    ['INC0000015', '26', 'configuration'],
    ['INC0000025', '26', 'advice'],
    ['INC0000000', '', 'advice'],
  ])('reads %s in category %s as %s', (number, category, kind) => {
    expect(kindOfTicket(number, category)).toBe(kind);
  });
});

describe('componentOfCategory', () => {
  it.each([
    ['24', 'psu'],
    ['45', 'ram'],
    ['34', 'disk'],
    ['23', 'board'],
    ['', 'disk'],
  ])('reads category %s as %s', (category, component) => {
    expect(componentOfCategory(category)).toBe(component);
  });
});
