export { teamsLightTheme as tokensOfLight } from '@fluentui/react-components';
