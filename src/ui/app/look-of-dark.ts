export { teamsDarkTheme as tokensOfDark } from '@fluentui/react-components';
