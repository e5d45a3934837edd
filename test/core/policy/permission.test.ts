/** Who may do what: Zendesk's roles, groups that make roles, and admins always? */
import {
  type Actor,
  groupsFor,
  type Permissions,
  roleFor,
} from '../../../engine/core/policy/permission.ts';

const MAY: Pick<Permissions, 'roles'> = {
  roles: new Map([
    ['manager', ['Managers', 'Shift leads']],
    ['senior', ['Seniors']],
  ]),
};
const of = (role: Actor['role'], ...groups: string[]): Actor => ({ role, groups });

describe('roleFor', () => {
  test.each<[string, Actor, readonly string[], string | null]>([
    ['an admin where nobody is listed is an admin', of('admin'), [], 'admin'],
    ['an agent where nobody is listed may not', of('agent', 'Managers'), [], null],
    ['any agent where agents are listed may', of('agent'), ['agent'], 'agent'],
    ['a light agent where agents are listed may not', of('light-agent'), ['agent'], null],
    ['a light agent in the group may not', of('light-agent', 'Managers'), ['manager'], null],
    ['an end user may not', of('end-user', 'Managers'), ['agent', 'manager'], null],
    ['an agent in one of the groups may', of('agent', 'Shift leads'), ['manager'], 'manager'],
    ['an agent in another group may not', of('agent', 'Support'), ['manager'], null],
    ['any role listed will do', of('agent', 'Seniors'), ['manager', 'senior'], 'senior'],
    ['a role without groups is nobody’s', of('agent', 'lead'), ['lead'], null],
    ['a group called admin makes no admin', of('agent', 'admin'), ['admin'], null],
  ])('%s', (_what, actor, listed, role) => {
    expect(roleFor(actor, listed, MAY)).toBe(role);
  });
});

describe('groupsFor', () => {
  test.each<[readonly string[], readonly string[] | null]>([
    [[], []],
    [['agent', 'manager'], null],
    [['manager'], ['Managers', 'Shift leads']],
    [
      ['manager', 'senior', 'manager'],
      ['Managers', 'Shift leads', 'Seniors'],
    ],
    [['admin', 'unknown'], []],
  ])('the roles %j are the groups %j', (listed, groups) => {
    expect(groupsFor(listed, MAY)).toEqual(groups);
  });
});
